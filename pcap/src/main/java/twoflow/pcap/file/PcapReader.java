package twoflow.pcap.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Reads the pcap format (draft-ietf-opsawg-pcap, sections 4 and 5): a file header of 24 bytes, then
 * per packet a header of 16 bytes and its captured bytes.
 */
final class PcapReader extends RecordReader {

  static final int MAGIC_MICROSECONDS = 0xA1B2C3D4;
  static final int MAGIC_NANOSECONDS = 0xA1B23C4D;

  private static final int FILE_HEADER_BYTES = 24;
  private static final int MAGIC_BYTES = 4;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final long NS_PER_S = 1_000_000_000L;
  // The upper bits of the field hold the length of a frame check sequence (section 4).
  private static final int LINK_TYPE_MASK = 0xFFFF;

  private final CaptureInput in;
  private final boolean nanoseconds;
  private CaptureInterface capturedOn;
  private long blockStart;

  /** Reads on after the magic number, whose byte order the input has already. */
  PcapReader(CaptureInput in, int magic) {
    super(in);
    this.in = in;
    this.nanoseconds = magic == MAGIC_NANOSECONDS;
  }

  static boolean isMagic(int magic) {
    return magic == MAGIC_MICROSECONDS || magic == MAGIC_NANOSECONDS;
  }

  @Override
  Packet read() throws IOException {
    if (capturedOn == null) {
      readFileHeader();
    }
    blockStart = in.position();
    ByteBuffer header = in.readOrEnd(PACKET_HEADER_BYTES);
    if (header == null) {
      return null;
    }
    long seconds = Integer.toUnsignedLong(header.getInt());
    long fraction = Integer.toUnsignedLong(header.getInt());
    long captured = Integer.toUnsignedLong(header.getInt());
    long original = Integer.toUnsignedLong(header.getInt());
    if (captured > CaptureInput.MAX_PACKET_BYTES) {
      throw new CaptureFormatException(
          blockStart, "a packet of " + captured + " bytes: the file is corrupt");
    }
    byte[] data = in.readBytes((int) captured);
    long timeNs = seconds * NS_PER_S + (nanoseconds ? fraction : fraction * 1000);
    return new Packet(nextFrame(), timeNs, 0, capturedOn.linkType(), data, original);
  }

  @Override
  long blockStart() {
    return blockStart;
  }

  @Override
  public List<CaptureInterface> interfaces() {
    return capturedOn == null ? List.of() : List.of(capturedOn);
  }

  @Override
  public String format() {
    String order = in.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
    return "pcap, "
        + (nanoseconds ? "nanoseconds" : "microseconds")
        + ", "
        + order
        + "-endian"
        + in.compression();
  }

  private void readFileHeader() throws IOException {
    ByteBuffer header = in.read(FILE_HEADER_BYTES - MAGIC_BYTES);
    long snapLength = Integer.toUnsignedLong(header.getInt(12));
    int linkType = header.getInt(16) & LINK_TYPE_MASK;
    capturedOn = new CaptureInterface(linkType, snapLength, "");
  }
}
