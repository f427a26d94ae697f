package twoflow.relay.tap;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a pcapng section with one Ethernet interface, little-endian (draft-ietf-opsawg-pcapng, 3
 * and 4).
 *
 * <pre>{@code
 * | Section Header | Interface Description | Enhanced Packet | Enhanced Packet | ...
 * every block: | type 4 | total length 4 | body, padded to 4 | total length 4 |
 * }</pre>
 */
final class PcapngWriter implements Closeable {

  private static final int SECTION_HEADER = 0x0A0D_0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
  private static final long LENGTH_UNKNOWN = -1;
  private static final int LINKTYPE_ETHERNET = 1;
  private static final int SNAPLEN_BYTES = 262_144;
  private static final byte NANOSECONDS = 9;

  private final OutputStream out;
  private final ByteBuffer head = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

  PcapngWriter(OutputStream out) {
    this.out = out;
  }

  /** The length with what pads it to a multiple of 4. */
  static int padded(int bytes) {
    return (bytes + 3) & ~3;
  }

  /** Writes the Section Header Block (4.1). */
  void section(BlockOptions options) throws IOException {
    head.clear().putInt(SECTION_HEADER).putInt(0);
    head.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(LENGTH_UNKNOWN);
    block(options.toBytes());
  }

  /** Writes the Interface Description Block (4.2); times are in nanoseconds. */
  void networkInterface(BlockOptions options) throws IOException {
    head.clear().putInt(INTERFACE_DESCRIPTION).putInt(0);
    head.putShort((short) LINKTYPE_ETHERNET).putShort((short) 0).putInt(SNAPLEN_BYTES);
    block(options.value(BlockOptions.IF_TSRESOL, NANOSECONDS).toBytes());
  }

  /**
   * Writes an Enhanced Packet Block (4.3).
   *
   * @param timeNs epoch nanoseconds
   * @param frame a heap buffer, the frame from position to limit
   */
  void packet(long timeNs, ByteBuffer frame) throws IOException {
    int bytes = frame.remaining();
    head.clear().putInt(ENHANCED_PACKET).putInt(0).putInt(0);
    head.putInt((int) (timeNs >>> Integer.SIZE)).putInt((int) timeNs);
    head.putInt(bytes).putInt(bytes);
    block(frame.array(), frame.arrayOffset() + frame.position(), bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void block(byte[] body) throws IOException {
    block(body, 0, body.length);
  }

  /** Writes the head, whose length field is still open, the rest of the body, and the length. */
  private void block(byte[] body, int offset, int bytes) throws IOException {
    int padBytes = padded(bytes) - bytes;
    int totalBytes = head.position() + bytes + padBytes + Integer.BYTES;
    head.putInt(Integer.BYTES, totalBytes);
    out.write(head.array(), 0, head.position());
    out.write(body, offset, bytes);
    tail.clear().putInt(0).putInt(totalBytes);
    out.write(tail.array(), Integer.BYTES - padBytes, padBytes + Integer.BYTES);
  }
}
