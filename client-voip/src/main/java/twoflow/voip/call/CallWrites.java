package twoflow.voip.call;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twoflow.client.RowWrites;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.NumberedRow;

/**
 * Rows as packets of RTP, a write each.
 *
 * @param speech what is said
 */
public record CallWrites(Speech speech) implements RowWrites {

  @Override
  public int count(NumberedRow row) {
    return speech.packets(row.number());
  }

  @Override
  public List<byte[]> of(NumberedRow row, RowTimes times) throws IOException {
    byte[] voice = speech.voice(row.number());
    CallFormat format = speech.format();
    long first = speech.firstPacket(row.number());
    long start = times.startNs() / CallPace.SAMPLE_NS;
    List<byte[]> writes = new ArrayList<>(voice.length / format.packetSamples());
    for (int at = 0; at < voice.length; at += format.packetSamples()) {
      writes.add(format.write(first + writes.size(), at, start, voice, at));
    }
    return writes;
  }
}
