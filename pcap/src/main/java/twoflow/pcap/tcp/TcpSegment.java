package twoflow.pcap.tcp;

import java.util.ArrayList;
import java.util.List;

/**
 * The TCP header of a packet (RFC 9293, 3.1) and where its payload is.
 *
 * @param source the sender
 * @param destination the receiver
 * @param seq the sequence number, as 32 bits
 * @param ack the acknowledgment number, as 32 bits
 * @param flags the control bits, FIN the lowest
 * @param window the window as in the header, not scaled
 * @param options what a SYN offers; {@link SynOptions#NONE} of other segments
 * @param headerBytes the IP and TCP headers with their options, without the link layer's
 * @param payloadStart where the payload begins in the packet's captured bytes
 * @param capturedBytes how many bytes of the payload were captured
 * @param payloadBytes how many it has
 */
public record TcpSegment(
    Endpoint source,
    Endpoint destination,
    int seq,
    int ack,
    int flags,
    int window,
    SynOptions options,
    int headerBytes,
    int payloadStart,
    int capturedBytes,
    int payloadBytes) {

  /** The sender has no more bytes. */
  public static final int FIN = 1;

  /** The first segment of a direction. */
  public static final int SYN = 2;

  /** The connection is given up. */
  public static final int RST = 4;

  /** The bytes so far are to be handed to the program. */
  public static final int PSH = 8;

  /** The acknowledgment number counts. */
  public static final int ACK = 16;

  // From the highest bit of RFC 9293, 3.1 down.
  private static final String[] NAMES = {"CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"};

  /** Whether a control bit is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /**
   * How many sequence numbers it takes: its bytes, and one each for SYN and FIN (RFC 9293, 3.4:
   * SEG.LEN).
   */
  public int length() {
    return payloadBytes + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
  }

  /** The names of the control bits that are set. */
  public static List<String> names(int flags) {
    List<String> names = new ArrayList<>(2);
    for (int i = 0; i < NAMES.length; i++) {
      if ((flags >> NAMES.length - 1 - i & 1) != 0) {
        names.add(NAMES[i]);
      }
    }
    return names;
  }
}
