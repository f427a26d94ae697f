package twoflow.pcap.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The options of a pcapng block (draft-ietf-opsawg-pcapng, 3.5): code, length, padded value. */
public final class BlockOptions {

  /** A comment, in every block. */
  public static final int COMMENT = 1;

  /** Section: the operating system. */
  public static final int SHB_OS = 3;

  /** Section: the application. */
  public static final int SHB_USERAPPL = 4;

  /** Interface: its name. */
  public static final int IF_NAME = 2;

  /** Interface: its description. */
  public static final int IF_DESCRIPTION = 3;

  /** Longer texts are cut: an option's length is a number of 16 bits, and Wireshark stops there. */
  public static final int MAX_TEXT_BYTES = 65_000;

  static final int IF_TSRESOL = 9;
  static final int IF_TSOFFSET = 14;
  static final int END_OF_OPTIONS = 0;
  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a text, UTF-8 without a terminating zero; an empty one is left out, a long one cut. */
  public BlockOptions text(int code, String value) {
    return value.isEmpty() ? this : value(code, cut(value));
  }

  /** Adds a value. */
  BlockOptions value(int code, byte... value) {
    option(code, value);
    return this;
  }

  /** All options and the one that ends them; nothing when there are none. */
  byte[] toBytes() {
    if (bytes.size() > 0) {
      option(END_OF_OPTIONS);
    }
    return bytes.toByteArray();
  }

  /** The text in UTF-8, cut between two characters. */
  private static byte[] cut(String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    if (whole.length <= MAX_TEXT_BYTES) {
      return whole;
    }
    int end = MAX_TEXT_BYTES;
    while ((whole[end] & CONTINUATION_MASK) == CONTINUATION) {
      end--;
    }
    return Arrays.copyOf(whole, end);
  }

  private void option(int code, byte... value) {
    ByteBuffer option =
        ByteBuffer.allocate(4 + value.length + PcapngWriter.padding(value.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    option.putShort((short) code).putShort((short) value.length).put(value);
    bytes.writeBytes(option.array());
  }
}
