package twoflow.report.pcap;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng, section 4) of one section, little-endian, with
 * nanosecond times and comments on packets.
 *
 * <pre>
 *   SHB   what the file is: comment, operating system, application
 *   IDB   an interface, before its first packet
 *   NRB   names of addresses
 *   EPB   a packet and its comments
 * </pre>
 */
public final class PcapngWriter implements Closeable {

  private static final int SHB_OS = 3;
  private static final int SHB_APPLICATION = 4;
  private static final int NAME_RESOLUTION = 4;
  private static final int NRB_IPV4 = 1;
  private static final int NRB_IPV6 = 2;
  private static final int NRB_END = 0;
  private static final int IPV4_BYTES = 4;
  private static final byte NANOSECONDS = 9;
  private static final int UNKNOWN_SECTION_LENGTH = -1;
  private static final int SMALL_BLOCK_BYTES = 1 << 18;

  private final OutputStream out;
  private ByteBuffer block = ByteBuffer.allocate(SMALL_BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes to a stream, which {@link #close} closes. */
  public PcapngWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /** The section header, section 4.1; it comes first. */
  public void section(String comment, String operatingSystem, String application)
      throws IOException {
    block.clear();
    block.putInt(PcapngReader.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0);
    block.putInt(UNKNOWN_SECTION_LENGTH).putInt(UNKNOWN_SECTION_LENGTH);
    OptionText.put(block, PcapngOptions.COMMENT, comment);
    OptionText.put(block, SHB_OS, operatingSystem);
    OptionText.put(block, SHB_APPLICATION, application);
    OptionText.end(block);
    writeBlock(PcapngReader.SECTION_HEADER);
  }

  /** An interface description, section 4.2; the first one has index 0. */
  public void describe(CaptureInterface capturedOn, String comment) throws IOException {
    block.clear();
    block.putShort((short) capturedOn.linkType()).putShort((short) 0);
    block.putInt((int) capturedOn.snapLength());
    OptionText.put(block, PcapngOptions.COMMENT, comment);
    OptionText.put(block, PcapngOptions.IF_NAME, capturedOn.name());
    block.putShort((short) PcapngOptions.IF_TSRESOL).putShort((short) 1);
    block.put(NANOSECONDS).put(new byte[3]);
    OptionText.end(block);
    writeBlock(PcapngReader.INTERFACE);
  }

  /**
   * Names of addresses, section 4.5.
   *
   * @param names from the address, 4 or 16 bytes, to its name
   */
  public void names(Map<ByteBuffer, String> names) throws IOException {
    block.clear();
    names.forEach((address, name) -> {
      int type = address.remaining() == IPV4_BYTES ? NRB_IPV4 : NRB_IPV6;
      byte[] value = OptionText.bytes(name);
      int length = address.remaining() + value.length + 1;
      block.putShort((short) type).putShort((short) length);
      block.put(address.duplicate()).put(value).put((byte) 0);
      block.put(new byte[PcapngOptions.padding(length)]);
    });
    block.putShort((short) NRB_END).putShort((short) 0);
    writeBlock(NAME_RESOLUTION);
  }

  /** A packet and its comments, section 4.3; each is cut at 65,000 bytes. */
  public void packet(Packet packet, List<String> comments) throws IOException {
    int optionBytes = 0;
    for (String comment : comments) {
      optionBytes += Math.min(OptionText.MAX_BYTES, 3 * comment.length()) + 8;
    }
    reserve(packet.data().length + optionBytes + 64);
    block.clear();
    block.putInt(packet.interfaceIndex());
    block.putInt((int) (packet.timeNs() >>> Integer.SIZE)).putInt((int) packet.timeNs());
    block.putInt(packet.data().length).putInt((int) packet.originalLength());
    block.put(packet.data()).put(new byte[PcapngOptions.padding(packet.data().length)]);
    for (String comment : comments) {
      OptionText.put(block, PcapngOptions.COMMENT, comment);
    }
    if (!comments.isEmpty()) {
      OptionText.end(block);
    }
    writeBlock(PcapngReader.ENHANCED_PACKET);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void reserve(int bytes) {
    if (block.capacity() < bytes) {
      block = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private void writeBlock(int type) throws IOException {
    int total = block.position() + 12;
    ByteBuffer edge = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(edge.putInt(type).putInt(total).array());
    out.write(block.array(), 0, block.position());
    out.write(edge.array(), 4, 4);
  }
}
