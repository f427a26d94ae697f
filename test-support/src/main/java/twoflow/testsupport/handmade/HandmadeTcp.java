package twoflow.testsupport.handmade;

import java.nio.ByteBuffer;

/**
 * A TCP segment as bytes on the wire; checksums are left out, as on loopback.
 *
 * @param sourceHost the last byte of the sender's address 127.0.0.x
 * @param flags the TCP control bits
 * @param window the window field, not scaled
 * @param options of the TCP header, a multiple of 4 bytes
 */
public record HandmadeTcp(
    int sourceHost,
    int sourcePort,
    int targetHost,
    int targetPort,
    long seq,
    long ack,
    int flags,
    byte[] payload,
    int window,
    byte[] options) {

  private static final int USUAL_WINDOW = 512;

  /** A segment without options. */
  public HandmadeTcp(
      int sourceHost,
      int sourcePort,
      int targetHost,
      int targetPort,
      long seq,
      long ack,
      int flags,
      byte[] payload,
      int window) {
    this(
        sourceHost,
        sourcePort,
        targetHost,
        targetPort,
        seq,
        ack,
        flags,
        payload,
        window,
        new byte[0]);
  }

  /** A segment whose window is of no interest. */
  public HandmadeTcp(
      int sourceHost,
      int sourcePort,
      int targetHost,
      int targetPort,
      long seq,
      long ack,
      int flags,
      byte[] payload) {
    this(sourceHost, sourcePort, targetHost, targetPort, seq, ack, flags, payload, USUAL_WINDOW);
  }

  /** The TCP header and the payload. */
  public byte[] tcp() {
    return ByteBuffer.allocate(20 + options.length + payload.length)
        .putShort((short) sourcePort)
        .putShort((short) targetPort)
        .putInt((int) seq)
        .putInt((int) ack)
        .put((byte) (0x50 + options.length / 4 * 16))
        .put((byte) flags)
        .putShort((short) window)
        .putInt(0)
        .put(options)
        .put(payload)
        .array();
  }

  /** An IPv4 packet. */
  public byte[] ipv4() {
    byte[] tcp = tcp();
    return ByteBuffer.allocate(20 + tcp.length)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) (20 + tcp.length))
        .putInt(0)
        .put((byte) 64)
        .put((byte) 6)
        .putShort((short) 0)
        .putInt(0x7F000000 | sourceHost)
        .putInt(0x7F000000 | targetHost)
        .put(tcp)
        .array();
  }

  /** An IPv6 packet with extension headers, whose bytes begin with the next header's number. */
  public byte[] ipv6(int firstHeader, byte[] extensions) {
    byte[] tcp = tcp();
    return ByteBuffer.allocate(40 + extensions.length + tcp.length)
        .putInt(0x60000000)
        .putShort((short) (extensions.length + tcp.length))
        .put((byte) firstHeader)
        .put((byte) 64)
        .putLong(0)
        .putLong(sourceHost)
        .putLong(0)
        .putLong(targetHost)
        .put(extensions)
        .put(tcp)
        .array();
  }

  /** An Ethernet frame with an IPv4 packet. */
  public byte[] ethernet() {
    return ethernet(new byte[0]);
  }

  /** An Ethernet frame with VLAN tags, 4 bytes each. */
  public byte[] ethernet(byte[] tags) {
    byte[] ip = ipv4();
    return ByteBuffer.allocate(14 + tags.length + ip.length)
        .put(new byte[12])
        .put(tags)
        .putShort((short) 0x0800)
        .put(ip)
        .array();
  }
}
