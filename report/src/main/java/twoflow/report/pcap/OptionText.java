package twoflow.report.pcap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text options of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5). */
final class OptionText {

  /** Longer texts are cut: an option's length is a number of 16 bits, and Wireshark stops there. */
  static final int MAX_BYTES = 65_000;

  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private OptionText() {}

  /** Appends an option, unless the text is empty. */
  static void put(ByteBuffer block, int code, String text) {
    if (text.isEmpty()) {
      return;
    }
    byte[] value = bytes(text);
    block.putShort((short) code).putShort((short) value.length).put(value);
    block.put(new byte[PcapngOptions.padding(value.length)]);
  }

  /** Appends the mark that no option follows. */
  static void end(ByteBuffer block) {
    block.putShort((short) PcapngOptions.END).putShort((short) 0);
  }

  /** The text in UTF-8, cut between two characters. */
  static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return bytes;
    }
    int end = MAX_BYTES;
    while ((bytes[end] & CONTINUATION_MASK) == CONTINUATION) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
