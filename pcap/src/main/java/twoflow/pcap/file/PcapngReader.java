package twoflow.pcap.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the pcapng format (draft-ietf-opsawg-pcapng, section 4): section headers of both byte
 * orders, interface descriptions, and packets: enhanced, simple, and the obsolete ones of old files
 * (appendix A). Other blocks are passed over, whatever their length; those that Wireshark shows as
 * frames count as frames.
 */
final class PcapngReader extends RecordReader {

  static final int SECTION_HEADER = 0x0A0D0D0A;
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  static final int INTERFACE = 1;
  static final int OBSOLETE_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;

  private static final int BLOCK_OVERHEAD_BYTES = 12;
  private static final int MAX_INTERFACES = 65_536;

  /** As long as all options of an interface that matter here; what is longer is not read. */
  private static final int MAX_DESCRIPTION_BYTES = 1 << 20;

  private final CaptureInput in;
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private final List<TimestampUnit> units = new ArrayList<>();
  private int sectionBase;
  private long blockStart;
  private boolean firstTypeRead = true;

  /** Reads on after the type of the first block, which is a section header. */
  PcapngReader(CaptureInput in) {
    super(in);
    this.in = in;
  }

  @Override
  Packet read() throws IOException {
    while (true) {
      int type = SECTION_HEADER;
      if (!firstTypeRead) {
        blockStart = in.position();
        ByteBuffer bytes = in.readOrEnd(Integer.BYTES);
        if (bytes == null) {
          return null;
        }
        type = bytes.getInt();
      }
      firstTypeRead = false;
      Packet packet = block(type);
      if (packet != null) {
        return packet;
      }
    }
  }

  @Override
  long blockStart() {
    return blockStart;
  }

  @Override
  public List<CaptureInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  @Override
  public String format() {
    return "pcapng" + in.compression();
  }

  private Packet block(int type) throws IOException {
    int lengthField = in.read(Integer.BYTES).getInt();
    if (type == SECTION_HEADER) {
      lengthField = readByteOrder(lengthField);
      sectionBase = interfaces.size();
    }
    long length = Integer.toUnsignedLong(lengthField);
    int alreadyRead = type == SECTION_HEADER ? Integer.BYTES : 0;
    if (length % Integer.BYTES != 0 || length < BLOCK_OVERHEAD_BYTES + alreadyRead) {
      throw error("a block of " + length + " bytes: the file is corrupt");
    }
    long bodyEnd = blockStart + length - Integer.BYTES;
    Packet packet =
        switch (type) {
          case INTERFACE -> describe(bodyEnd);
          case ENHANCED_PACKET -> enhanced(bodyEnd);
          case OBSOLETE_PACKET -> obsolete(bodyEnd);
          case SIMPLE_PACKET -> simple(bodyEnd);
          default -> null;
        };
    in.skip(bodyEnd - in.position());
    if (in.read(Integer.BYTES).getInt() != (int) length) {
      throw error("a block whose two lengths differ: the file is corrupt");
    }
    if (packet != null || FrameBlocks.contains(type)) {
      nextFrame();
    }
    return packet;
  }

  /** Reads a section's byte order; returns the field before it as it is in that order. */
  private int readByteOrder(int fieldBefore) throws IOException {
    ByteOrder before = in.order();
    in.order(ByteOrder.BIG_ENDIAN);
    int magic = in.read(Integer.BYTES).getInt();
    if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      in.order(ByteOrder.LITTLE_ENDIAN);
    } else if (magic != BYTE_ORDER_MAGIC) {
      throw error("a section header without a byte-order magic: the file is corrupt");
    }
    return in.order() == before ? fieldBefore : Integer.reverseBytes(fieldBefore);
  }

  /** An interface description, section 4.2: link type, reserved, snap length, options. */
  private Packet describe(long bodyEnd) throws IOException {
    ByteBuffer body = body(8, bodyEnd);
    if (interfaces.size() == MAX_INTERFACES) {
      throw error("more than " + MAX_INTERFACES + " interfaces");
    }
    int linkType = Short.toUnsignedInt(body.getShort());
    body.getShort();
    long snapLength = Integer.toUnsignedLong(body.getInt());
    int optionBytes = (int) Math.min(bodyEnd - in.position(), MAX_DESCRIPTION_BYTES);
    PcapngOptions options =
        PcapngOptions.read(ByteBuffer.wrap(in.readBytes(optionBytes)).order(in.order()));
    String name = options.first(BlockOptions.IF_NAME).map(PcapngReader::text).orElse("");
    interfaces.add(new CaptureInterface(linkType, snapLength, name));
    units.add(options.timestampUnit(in.order()));
    return null;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** An enhanced packet, section 4.3. */
  private Packet enhanced(long bodyEnd) throws IOException {
    ByteBuffer header = body(20, bodyEnd);
    return timed(Integer.toUnsignedLong(header.getInt()), header, bodyEnd);
  }

  /** A packet of old files, appendix A: it has a count of drops besides. */
  private Packet obsolete(long bodyEnd) throws IOException {
    ByteBuffer header = body(20, bodyEnd);
    int interfaceId = Short.toUnsignedInt(header.getShort());
    header.getShort();
    return timed(interfaceId, header, bodyEnd);
  }

  private Packet timed(long interfaceId, ByteBuffer header, long bodyEnd) throws IOException {
    long high = Integer.toUnsignedLong(header.getInt());
    long timestamp = high << Integer.SIZE | Integer.toUnsignedLong(header.getInt());
    long captured = Integer.toUnsignedLong(header.getInt());
    long original = Integer.toUnsignedLong(header.getInt());
    if (interfaceId >= interfaces.size() - sectionBase) {
      throw error("a packet of interface " + interfaceId + ", which is not described");
    }
    int index = sectionBase + (int) interfaceId;
    return packet(index, units.get(index).toNs(timestamp), bodyEnd, captured, original);
  }

  /** A simple packet, section 4.4: of the first interface, without a time. */
  private Packet simple(long bodyEnd) throws IOException {
    ByteBuffer header = body(4, bodyEnd);
    if (interfaces.size() == sectionBase) {
      throw error("a packet without an interface");
    }
    long original = Integer.toUnsignedLong(header.getInt());
    long snapLength = interfaces.get(sectionBase).snapLength();
    long captured = snapLength == 0 ? original : Math.min(original, snapLength);
    return packet(sectionBase, 0, bodyEnd, captured, original);
  }

  private Packet packet(int index, long timeNs, long bodyEnd, long captured, long original)
      throws IOException {
    if (captured > bodyEnd - in.position()) {
      throw error("a packet of " + captured + " bytes in a shorter block: the file is corrupt");
    }
    if (captured > CaptureInput.MAX_PACKET_BYTES) {
      throw error("a packet of " + captured + " bytes: the file is corrupt");
    }
    byte[] data = in.readBytes((int) captured);
    int linkType = interfaces.get(index).linkType();
    return new Packet(frames() + 1, timeNs, index, linkType, data, original);
  }

  /** The first bytes of a block's body. */
  private ByteBuffer body(int bytes, long bodyEnd) throws IOException {
    if (bodyEnd - in.position() < bytes) {
      throw error("a block that is too short for its type: the file is corrupt");
    }
    return in.read(bytes);
  }

  private CaptureFormatException error(String what) {
    return new CaptureFormatException(blockStart, what);
  }
}
