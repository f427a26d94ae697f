package twoflow.pcap.tcp;

import java.nio.ByteBuffer;

/**
 * What a side offers in the options of its SYN.
 *
 * @param maxSegmentBytes its maximum segment size (RFC 9293, 3.7.1); 0 when it names none
 * @param windowShift by how many bits its windows are scaled (RFC 7323, 2.2); -1 when it does not
 *     scale
 * @param sackPermitted whether it takes selective acknowledgments (RFC 2018, 2)
 * @param timestamps whether it sends timestamps (RFC 7323, 3.2)
 */
public record SynOptions(
    int maxSegmentBytes, int windowShift, boolean sackPermitted, boolean timestamps) {

  /** No option. */
  public static final SynOptions NONE = new SynOptions(0, -1, false, false);

  /** A larger shift is taken for this one (RFC 7323, 2.3). */
  private static final int MAX_WINDOW_SHIFT = 14;

  private static final int END = 0;
  private static final int NO_OPERATION = 1;
  private static final int MAX_SEGMENT_SIZE = 2;
  private static final int WINDOW_SCALE = 3;
  private static final int SACK_PERMITTED = 4;
  private static final int TIMESTAMPS = 8;

  /**
   * Reads the options of a TCP header (RFC 9293, 3.1); what does not fit is left out.
   *
   * @param from index of the first option
   * @param to index after the last one
   */
  static SynOptions read(ByteBuffer packet, int from, int to) {
    int mss = 0;
    int shift = -1;
    boolean sack = false;
    boolean timestamps = false;
    int at = from;
    while (at < to && packet.get(at) != END) {
      int kind = Byte.toUnsignedInt(packet.get(at));
      if (kind == NO_OPERATION) {
        at++;
        continue;
      }
      int length = at + 1 < to ? Byte.toUnsignedInt(packet.get(at + 1)) : 0;
      if (length < 2 || at + length > to) {
        break;
      }
      if (kind == MAX_SEGMENT_SIZE && length == 4) {
        mss = Short.toUnsignedInt(packet.getShort(at + 2));
      } else if (kind == WINDOW_SCALE && length == 3) {
        shift = Math.min(MAX_WINDOW_SHIFT, Byte.toUnsignedInt(packet.get(at + 2)));
      }
      sack |= kind == SACK_PERMITTED;
      timestamps |= kind == TIMESTAMPS;
      at += length;
    }
    return new SynOptions(mss, shift, sack, timestamps);
  }
}
