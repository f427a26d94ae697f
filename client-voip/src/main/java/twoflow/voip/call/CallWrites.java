package twoflow.voip.call;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.client.RowWrites;
import twoflow.core.pacing.RowTimes;
import twoflow.core.row.NumberedRow;

/**
 * Rows as packets of RTP, a write each. The first packet of a row has the marker. Between rows
 * nothing is sent, and the timestamps go on: they count the samples from the schedule's start.
 *
 * @param speech what is said
 */
public record CallWrites(Speech speech) implements RowWrites {

  /** The same in every run, so that runs can be compared: "2FLW". */
  public static final long SSRC = 0x32464c57L;

  /** The sequence number of the first packet: then it is the number of the packet in the call. */
  public static final int FIRST_SEQUENCE_NUMBER = 1;

  @Override
  public int count(NumberedRow row) {
    return speech.packets(row.number());
  }

  @Override
  public List<byte[]> of(NumberedRow row, RowTimes times) throws IOException {
    byte[] voice = speech.voice(row.number());
    int samples = speech.packetSamples();
    long sequenceNumber = FIRST_SEQUENCE_NUMBER + speech.firstPacket(row.number());
    long timestamp = times.startNs() / CallPace.SAMPLE_NS;
    List<byte[]> writes = new ArrayList<>(voice.length / samples);
    for (int at = 0; at < voice.length; at += samples) {
      RtpHeader header =
          new RtpHeader(
              at == 0,
              speech.codec().payloadType(),
              (int) (sequenceNumber + writes.size() & 0xffff),
              timestamp + at & 0xffff_ffffL,
              SSRC);
      writes.add(RtpFraming.frame(header, voice, at, samples));
    }
    return writes;
  }
}
