package twoflow.testsupport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The golden run's capture as another run would have left it: on the lab's usual ports, so that it
 * can be read without its events, with other initial sequence numbers and other times.
 */
public final class GoldenCopy {

  private static final int FILE_HEADER_BYTES = 24;
  private static final int RECORD_HEADER_BYTES = 16;
  private static final int IP = RECORD_HEADER_BYTES + 14;
  private static final int ACK = 0x10;
  private static final int GOLDEN_PORT = 9411;
  private static final int USUAL_PORT = 9001;

  private GoldenCopy() {}

  /**
   * The bytes of a capture file.
   *
   * @param number which copy: each has other sequence numbers, and is a second later than the one
   *     before
   */
  public static byte[] pcap(int number) throws IOException {
    byte[] bytes = GoldenRun.read("two-flow.pcap");
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = FILE_HEADER_BYTES; at < bytes.length; ) {
      file.putInt(at, file.getInt(at) + number);
      int length = file.getInt(at + 8);
      ByteBuffer packet = ByteBuffer.wrap(bytes, at, RECORD_HEADER_BYTES + length).slice();
      change(packet, number * 1_000_003);
      at += RECORD_HEADER_BYTES + length;
    }
    return bytes;
  }

  /** Checksums stay as they were: on loopback, they are not right in the first place. */
  private static void change(ByteBuffer packet, int shift) {
    int tcp = IP + (packet.get(IP) & 0xF) * Integer.BYTES;
    for (int port = tcp; port <= tcp + 2; port += 2) {
      int flow = (packet.getShort(port) & 0xFFFF) - GOLDEN_PORT;
      if (flow == 0 || flow == 1) {
        packet.putShort(port, (short) (USUAL_PORT + flow));
      }
    }
    packet.putInt(tcp + 4, packet.getInt(tcp + 4) + shift);
    if ((packet.get(tcp + 13) & ACK) != 0) {
      packet.putInt(tcp + 8, packet.getInt(tcp + 8) + shift);
    }
  }
}
