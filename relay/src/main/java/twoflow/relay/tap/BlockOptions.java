package twoflow.relay.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The options of a pcapng block (draft-ietf-opsawg-pcapng, 3.5): code, length, padded value. */
final class BlockOptions {

  static final int COMMENT = 1;
  static final int SHB_OS = 3;
  static final int SHB_USERAPPL = 4;
  static final int IF_NAME = 2;
  static final int IF_DESCRIPTION = 3;
  static final int IF_TSRESOL = 9;
  private static final int END_OF_OPTIONS = 0;
  private static final int MAX_VALUE_BYTES = 65_535;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a text, UTF-8 without a terminating zero. */
  BlockOptions text(int code, String value) {
    return value(code, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a value. */
  BlockOptions value(int code, byte... value) {
    if (value.length > MAX_VALUE_BYTES) {
      throw new IllegalArgumentException("an option has 65,535 bytes at most");
    }
    option(code, value);
    return this;
  }

  /** All options and the one that ends them. */
  byte[] toBytes() {
    option(END_OF_OPTIONS);
    return bytes.toByteArray();
  }

  private void option(int code, byte... value) {
    ByteBuffer option =
        ByteBuffer.allocate(4 + PcapngWriter.padded(value.length)).order(ByteOrder.LITTLE_ENDIAN);
    option.putShort((short) code).putShort((short) value.length).put(value);
    bytes.writeBytes(option.array());
  }
}
