package twoflow.pcap.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a pcapng file of one section, little-endian, with times in nanoseconds
 * (draft-ietf-opsawg-pcapng, 3 and 4).
 *
 * <pre>{@code
 * | Section Header | Interface Description | Name Resolution | Enhanced Packet | ...
 * every block: | type 4 | total length 4 | body, padded to 4 | options | total length 4 |
 * }</pre>
 */
public final class PcapngWriter implements Closeable {

  private static final int SECTION_HEADER = 0x0A0D_0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int NAME_RESOLUTION = 4;
  private static final int ENHANCED_PACKET = 6;
  private static final int SYSTEMD_JOURNAL_EXPORT = 9;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
  private static final long LENGTH_UNKNOWN = -1;
  private static final byte NANOSECONDS = 9;
  private static final int NRB_IPV4 = 1;
  private static final int NRB_IPV6 = 2;
  private static final int IPV4_BYTES = 4;
  private static final BlockOptions NO_OPTIONS = new BlockOptions();

  private final OutputStream out;
  private final ByteBuffer head = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes to a stream, which should be buffered and which {@link #close} closes. */
  public PcapngWriter(OutputStream out) {
    this.out = out;
  }

  /** How many zero bytes fill a value up to a multiple of 4. */
  static int padding(int bytes) {
    return -bytes & 3;
  }

  /** Writes the Section Header Block (4.1); it comes first. */
  public void section(BlockOptions options) throws IOException {
    head.clear().putInt(SECTION_HEADER).putInt(0);
    head.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(LENGTH_UNKNOWN);
    block(ByteBuffer.allocate(0), options);
  }

  /**
   * Writes an Interface Description Block (4.2); the first one has index 0.
   *
   * @param snapLengthBytes the most that is kept of a packet, 0 for no limit
   */
  public void networkInterface(int linkType, int snapLengthBytes, BlockOptions options)
      throws IOException {
    head.clear().putInt(INTERFACE_DESCRIPTION).putInt(0);
    head.putShort((short) linkType).putShort((short) 0).putInt(snapLengthBytes);
    block(ByteBuffer.allocate(0), options.value(BlockOptions.IF_TSRESOL, NANOSECONDS));
  }

  /**
   * Writes a Name Resolution Block (4.5).
   *
   * @param names from the address, 4 or 16 bytes, to its name
   */
  public void names(Map<ByteBuffer, String> names) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (Map.Entry<ByteBuffer, String> entry : names.entrySet()) {
      ByteBuffer address = entry.getKey().duplicate();
      byte[] name = entry.getValue().getBytes(StandardCharsets.UTF_8);
      int type = address.remaining() == IPV4_BYTES ? NRB_IPV4 : NRB_IPV6;
      int bytes = address.remaining() + name.length + 1;
      ByteBuffer record =
          ByteBuffer.allocate(4 + bytes + padding(bytes)).order(ByteOrder.LITTLE_ENDIAN);
      record.putShort((short) type).putShort((short) bytes).put(address).put(name);
      records.writeBytes(record.array());
    }
    // The record that ends the list: type 0, length 0.
    records.writeBytes(new byte[4]);
    head.clear().putInt(NAME_RESOLUTION).putInt(0);
    block(ByteBuffer.wrap(records.toByteArray()), NO_OPTIONS);
  }

  /**
   * Writes an Enhanced Packet Block (4.3) without options.
   *
   * @param timeNs epoch nanoseconds
   * @param frame a heap buffer, the frame from position to limit, as long as it was on the wire
   */
  public void packet(long timeNs, ByteBuffer frame) throws IOException {
    packet(0, timeNs, frame, frame.remaining(), NO_OPTIONS);
  }

  /**
   * Writes an Enhanced Packet Block (4.3).
   *
   * @param interfaceIndex the number of the interface's block, from 0
   * @param timeNs epoch nanoseconds
   * @param frame a heap buffer, what is kept of the frame, from position to limit
   * @param originalLengthBytes how long it was on the wire
   */
  public void packet(
      int interfaceIndex,
      long timeNs,
      ByteBuffer frame,
      int originalLengthBytes,
      BlockOptions options)
      throws IOException {
    head.clear().putInt(ENHANCED_PACKET).putInt(0).putInt(interfaceIndex);
    head.putInt((int) (timeNs >>> Integer.SIZE)).putInt((int) timeNs);
    head.putInt(frame.remaining()).putInt(originalLengthBytes);
    block(frame, options);
  }

  /**
   * Writes a systemd Journal Export Block (4.7). Wireshark shows it as a frame, so it stands for
   * one that is no packet.
   *
   * @param timeNs epoch nanoseconds
   * @param message one line
   */
  public void journalEntry(long timeNs, String message) throws IOException {
    String entry = "__REALTIME_TIMESTAMP=" + timeNs / 1_000 + "\nMESSAGE=" + message + "\n";
    head.clear().putInt(SYSTEMD_JOURNAL_EXPORT).putInt(0);
    block(ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8)), NO_OPTIONS);
  }

  /** Passes on what the stream has buffered. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Writes the head, whose length field is still open, the rest of the body, and the length. */
  private void block(ByteBuffer body, BlockOptions options) throws IOException {
    byte[] optionBytes = options.toBytes();
    int bytes = body.remaining();
    int padBytes = padding(bytes);
    int totalBytes = head.position() + bytes + padBytes + optionBytes.length + Integer.BYTES;
    head.putInt(Integer.BYTES, totalBytes);
    out.write(head.array(), 0, head.position());
    out.write(body.array(), body.arrayOffset() + body.position(), bytes);
    out.write(new byte[padBytes]);
    out.write(optionBytes);
    out.write(tail.putInt(0, totalBytes).array());
  }
}
