package twoflow.relay.tap;

import java.util.ArrayList;
import java.util.List;
import twoflow.call.rtp.FrameReader;
import twoflow.call.rtp.RtpFraming;

/**
 * Where the packets end in what one side of a connection sends, if it is a call: RTP on TCP (RFC
 * 4571). Text has no such places, and what only began like a call has no more of them. Only the
 * tap's thread looks: the relay forwards bytes without knowing what they are.
 */
final class PacketEnds {

  private static final int VERSION_SHIFT = 6;

  /** Of RTP and of RTCP (RFC 3550, 5.1 and 6.4.1). */
  private static final int VERSION = 2;

  private final FrameReader reader = new FrameReader(this::packet);
  private final List<Long> found = new ArrayList<>();
  private boolean begun;
  private boolean isCall;
  private long readBytes;

  /**
   * Takes the next bytes of the stream.
   *
   * @return how many of them there are up to the end of each packet, in rising order
   */
  List<Integer> read(byte[] bytes) {
    if (!begun && bytes.length > 0) {
      begun = true;
      isCall = RtpFraming.begins(bytes[0]);
    }
    if (!isCall) {
      return List.of();
    }
    found.clear();
    reader.read(bytes, 0, bytes.length);
    List<Integer> ends = found.stream().map(seq -> (int) (seq - readBytes)).toList();
    readBytes += bytes.length;
    return ends;
  }

  private void packet(byte[] frame, int length, long lastSeq) {
    int version =
        length > RtpFraming.LENGTH_BYTES
            ? (frame[RtpFraming.LENGTH_BYTES] & 0xff) >> VERSION_SHIFT
            : 0;
    isCall &= version == VERSION;
    if (isCall) {
      found.add(lastSeq);
    }
  }
}
