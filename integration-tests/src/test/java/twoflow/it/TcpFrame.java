package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * A TCP segment over IPv4 or IPv6 in an Ethernet frame, as the tests read it.
 *
 * @param timeNs epoch nanoseconds
 * @param from {@code host:port}
 * @param to {@code host:port}
 * @param seq the sequence number on the wire
 * @param flags the control bits
 * @param payload the bytes
 */
record TcpFrame(long timeNs, String from, String to, int seq, int flags, byte[] payload) {

  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;

  static TcpFrame of(CapturedFrame frame) {
    ByteBuffer in = ByteBuffer.wrap(frame.bytes());
    int etherType = Short.toUnsignedInt(in.getShort(12));
    return switch (etherType) {
      case 0x0800 -> {
        int ipBytes = (in.get(14) & 0x0F) * 4;
        int end = 14 + Short.toUnsignedInt(in.getShort(16));
        assertEquals(6, in.get(23), "protocol");
        yield tcp(frame, in, 26, 4, 14 + ipBytes, end);
      }
      case 0x86DD -> {
        int end = 54 + Short.toUnsignedInt(in.getShort(18));
        assertEquals(6, in.get(20), "next header");
        yield tcp(frame, in, 22, 16, 54, end);
      }
      default -> fail("not IP: %04x".formatted(etherType));
    };
  }

  boolean syn() {
    return (flags & SYN) != 0;
  }

  boolean fin() {
    return (flags & FIN) != 0;
  }

  boolean rst() {
    return (flags & RST) != 0;
  }

  /** {@code host:port}, the host as Java writes it, brackets around IPv6. */
  static String text(InetAddress host, int port) {
    String address = host.getHostAddress();
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  private static TcpFrame tcp(
      CapturedFrame frame, ByteBuffer in, int addresses, int addressBytes, int tcp, int end) {
    byte[] payload = new byte[end - tcp - ((in.get(tcp + 12) >> 4 & 0x0F) * 4)];
    in.get(end - payload.length, payload);
    return new TcpFrame(
        frame.timeNs(),
        text(host(in, addresses, addressBytes), Short.toUnsignedInt(in.getShort(tcp))),
        text(
            host(in, addresses + addressBytes, addressBytes),
            Short.toUnsignedInt(in.getShort(tcp + 2))),
        in.getInt(tcp + 4),
        in.get(tcp + 13),
        payload);
  }

  private static InetAddress host(ByteBuffer in, int at, int bytes) {
    byte[] address = new byte[bytes];
    in.get(at, address);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      return fail(e);
    }
  }
}
