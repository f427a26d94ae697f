package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the frames of a little-endian capture file: pcap with microseconds or nanoseconds
 * (draft-ietf-opsawg-pcap), or pcapng (draft-ietf-opsawg-pcapng). It shares no code with what it
 * checks. Anything wrong with the file, a cut-off end too, fails the test.
 */
final class CaptureReader {

  private static final int PCAP_MICROSECONDS = 0xA1B2_C3D4;
  private static final int PCAP_NANOSECONDS = 0xA1B2_3C4D;
  private static final int PCAPNG_SECTION = 0x0A0D_0D0A;
  private static final int PCAPNG_INTERFACE = 1;
  private static final int PCAPNG_PACKET = 6;
  private static final int OPTION_TSRESOL = 9;
  private static final int LINKTYPE_ETHERNET = 1;

  private final ByteBuffer in;
  private final List<CapturedFrame> frames = new ArrayList<>();
  private final List<Long> interfaceTickNs = new ArrayList<>();

  private CaptureReader(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The TCP streams of a file. */
  static TcpStreams streams(Path file) throws IOException {
    return TcpStreams.of(frames(file));
  }

  /** The frames of a file. */
  static List<CapturedFrame> frames(Path file) throws IOException {
    CaptureReader reader = new CaptureReader(Files.readAllBytes(file));
    int magic = reader.in.getInt(0);
    switch (magic) {
      case PCAP_MICROSECONDS -> reader.readPcap(1000);
      case PCAP_NANOSECONDS -> reader.readPcap(1);
      case PCAPNG_SECTION -> reader.readPcapng();
      default -> fail(file + " is no little-endian pcap or pcapng: %08x".formatted(magic));
    }
    return List.copyOf(reader.frames);
  }

  private void readPcap(int tickNs) {
    assertEquals(LINKTYPE_ETHERNET, in.getInt(20) & 0xFFFF, "link type");
    in.position(24);
    while (in.hasRemaining()) {
      long seconds = Integer.toUnsignedLong(in.getInt());
      long ticks = Integer.toUnsignedLong(in.getInt());
      frame(seconds * 1_000_000_000 + ticks * tickNs);
    }
  }

  private void readPcapng() {
    while (in.hasRemaining()) {
      int start = in.position();
      int type = in.getInt();
      int bytes = in.getInt();
      assertEquals(0, bytes % 4, "block length");
      assertEquals(bytes, in.getInt(start + bytes - 4), "the block's length, repeated");
      switch (type) {
        case PCAPNG_SECTION -> {
          assertEquals(0x1A2B_3C4D, in.getInt(), "byte order");
          interfaceTickNs.clear();
        }
        case PCAPNG_INTERFACE -> {
          assertEquals(LINKTYPE_ETHERNET, in.getShort(), "link type");
          interfaceTickNs.add(tickNs(start + 16, start + bytes - 4));
        }
        case PCAPNG_PACKET -> {
          long tickNs = interfaceTickNs.get(in.getInt());
          long high = Integer.toUnsignedLong(in.getInt()) << 32;
          frame((high | Integer.toUnsignedLong(in.getInt())) * tickNs);
        }
        default -> {
          // Blocks that hold no packets do not matter here.
        }
      }
      in.position(start + bytes);
    }
  }

  /** The resolution that an interface's options say, else microseconds. */
  private long tickNs(int optionsStart, int optionsEnd) {
    int at = optionsStart;
    while (at < optionsEnd && in.getShort(at) != 0) {
      int bytes = Short.toUnsignedInt(in.getShort(at + 2));
      if (in.getShort(at) == OPTION_TSRESOL) {
        assertEquals(9, in.get(at + 4), "time resolution");
        return 1;
      }
      at += 4 + (bytes + 3) / 4 * 4;
    }
    return 1000;
  }

  /** Takes the frame that begins with its two lengths. */
  private void frame(long timeNs) {
    int bytes = in.getInt();
    assertEquals(in.getInt(), bytes, "the frame is cut short");
    byte[] frame = new byte[bytes];
    in.get(frame);
    frames.add(new CapturedFrame(timeNs, frame));
  }
}
