package twoflow.report.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.payload.Printable;

/**
 * Reads the pcapng format (draft-ietf-opsawg-pcapng, section 4): section headers of both byte
 * orders, interface descriptions, enhanced and simple packets; other blocks are passed over.
 */
final class PcapngReader extends RecordReader {

  static final int SECTION_HEADER = 0x0A0D0D0A;
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  static final int INTERFACE = 1;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;

  private static final int BLOCK_OVERHEAD_BYTES = 12;
  private static final int MAX_INTERFACES = 65_536;

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
    return "pcapng";
  }

  private Packet block(int type) throws IOException {
    ByteBuffer lengthBytes = in.read(Integer.BYTES);
    if (type == SECTION_HEADER) {
      readByteOrder();
      sectionBase = interfaces.size();
      lengthBytes.order(in.order());
    }
    long length = Integer.toUnsignedLong(lengthBytes.getInt());
    int alreadyRead = type == SECTION_HEADER ? Integer.BYTES : 0;
    if (length % Integer.BYTES != 0
        || length < BLOCK_OVERHEAD_BYTES + alreadyRead
        || length > CaptureInput.MAX_BLOCK_BYTES) {
      throw fault("a block of " + length + " bytes: the file is corrupt");
    }
    int bodyLength = (int) length - BLOCK_OVERHEAD_BYTES - alreadyRead;
    ByteBuffer body = bodyLength == 0 ? ByteBuffer.allocate(0) : in.read(bodyLength);
    if (in.read(Integer.BYTES).getInt() != (int) length) {
      throw fault("a block whose two lengths differ: the file is corrupt");
    }
    return switch (type) {
      case INTERFACE -> describe(body);
      case ENHANCED_PACKET -> enhanced(body);
      case SIMPLE_PACKET -> simple(body);
      default -> null;
    };
  }

  private void readByteOrder() throws IOException {
    in.order(ByteOrder.BIG_ENDIAN);
    int magic = in.read(Integer.BYTES).getInt();
    if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      in.order(ByteOrder.LITTLE_ENDIAN);
    } else if (magic != BYTE_ORDER_MAGIC) {
      throw fault("a section header without a byte-order magic: the file is corrupt");
    }
  }

  /** An interface description, section 4.2: link type, reserved, snap length, options. */
  private Packet describe(ByteBuffer body) throws IOException {
    require(body, 8);
    if (interfaces.size() == MAX_INTERFACES) {
      throw fault("more than " + MAX_INTERFACES + " interfaces");
    }
    int linkType = Short.toUnsignedInt(body.getShort());
    body.getShort();
    long snapLength = Integer.toUnsignedLong(body.getInt());
    PcapngOptions options = PcapngOptions.read(body);
    String name =
        options.first(PcapngOptions.IF_NAME).map(b -> Printable.of(b, b.length)).orElse("");
    interfaces.add(new CaptureInterface(linkType, snapLength, name));
    units.add(options.timestampUnit(in.order()));
    return null;
  }

  /** An enhanced packet, section 4.3. */
  private Packet enhanced(ByteBuffer body) throws IOException {
    require(body, 20);
    long interfaceId = Integer.toUnsignedLong(body.getInt());
    long high = Integer.toUnsignedLong(body.getInt());
    long timestamp = high << Integer.SIZE | Integer.toUnsignedLong(body.getInt());
    long captured = Integer.toUnsignedLong(body.getInt());
    long original = Integer.toUnsignedLong(body.getInt());
    if (interfaceId >= interfaces.size() - sectionBase) {
      throw fault("a packet of interface " + interfaceId + ", which is not described");
    }
    int index = sectionBase + (int) interfaceId;
    return packet(index, units.get(index).toNs(timestamp), body, captured, original);
  }

  /** A simple packet, section 4.4: of the first interface, without a time. */
  private Packet simple(ByteBuffer body) throws IOException {
    require(body, 4);
    if (interfaces.size() == sectionBase) {
      throw fault("a packet without an interface");
    }
    long original = Integer.toUnsignedLong(body.getInt());
    long snapLength = interfaces.get(sectionBase).snapLength();
    long captured = snapLength == 0 ? original : Math.min(original, snapLength);
    return packet(sectionBase, 0, body, captured, original);
  }

  private Packet packet(int index, long timeNs, ByteBuffer body, long captured, long original)
      throws IOException {
    if (captured > body.remaining()) {
      throw fault("a packet of " + captured + " bytes in a shorter block: the file is corrupt");
    }
    byte[] data = new byte[(int) captured];
    body.get(data);
    int linkType = interfaces.get(index).linkType();
    return new Packet(nextFrame(), timeNs, index, linkType, data, original);
  }

  private void require(ByteBuffer body, int bytes) throws CaptureFormatException {
    if (body.remaining() < bytes) {
      throw fault("a block that is too short for its type: the file is corrupt");
    }
  }

  private CaptureFormatException fault(String what) {
    return new CaptureFormatException(blockStart, what);
  }
}
