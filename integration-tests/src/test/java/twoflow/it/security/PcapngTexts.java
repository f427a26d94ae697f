package twoflow.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program such as Wireshark shows of a little-endian pcapng besides its packets: comments,
 * names of interfaces, programs and addresses (draft-ietf-opsawg-pcapng, 3.5 and 4).
 */
final class PcapngTexts {

  private static final int SECTION = 0x0A0D_0D0A;
  private static final int INTERFACE = 1;
  private static final int NAMES = 4;
  private static final int PACKET = 6;
  private static final int OPTION_TSRESOL = 9;
  private static final int IPV4 = 1;

  private final ByteBuffer in;
  private final List<String> texts = new ArrayList<>();
  private final List<ByteBuffer> packets = new ArrayList<>();

  private PcapngTexts(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads a file. */
  static PcapngTexts read(Path file) throws IOException {
    PcapngTexts texts = new PcapngTexts(Files.readAllBytes(file));
    while (texts.in.hasRemaining()) {
      texts.block();
    }
    return texts;
  }

  /** All texts, in order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** The bytes of all packets, in order. */
  List<ByteBuffer> packets() {
    return List.copyOf(packets);
  }

  private void block() {
    int start = in.position();
    int end = start + in.getInt(start + 4);
    assertEquals(end - start, in.getInt(end - 4), "the block's length, repeated");
    switch (in.getInt(start)) {
      case SECTION -> options(start + 24, end - 4);
      case INTERFACE -> options(start + 16, end - 4);
      case NAMES -> names(start + 8);
      case PACKET -> {
        int bytes = in.getInt(start + 20);
        packets.add(in.slice(start + 28, bytes));
        options(start + 28 + padded(bytes), end - 4);
      }
      default -> throw new AssertionError("an unknown block: " + in.getInt(start));
    }
    in.position(end);
  }

  private void options(int start, int end) {
    for (int at = start; at < end && in.getShort(at) != 0; at += 4 + padded(lengthAt(at))) {
      if (in.getShort(at) != OPTION_TSRESOL) {
        text(at + 4, lengthAt(at));
      }
    }
  }

  private void names(int start) {
    for (int at = start; in.getShort(at) != 0; at += 4 + padded(lengthAt(at))) {
      int addressBytes = in.getShort(at) == IPV4 ? 4 : 16;
      // The name ends with a zero.
      text(at + 4 + addressBytes, lengthAt(at) - addressBytes - 1);
    }
  }

  private int lengthAt(int at) {
    return Short.toUnsignedInt(in.getShort(at + 2));
  }

  private void text(int at, int bytes) {
    texts.add(new String(in.array(), at, bytes, StandardCharsets.UTF_8));
  }

  private static int padded(int bytes) {
    return (bytes + 3) / 4 * 4;
  }
}
