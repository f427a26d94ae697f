package twoflow.relay.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapngWriterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PcapngWriter writer = new PcapngWriter(out);

  private String hex() {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void shouldWriteASectionHeaderBlock() throws IOException {
    writer.section(new BlockOptions().text(BlockOptions.COMMENT, "hé"));
    assertEquals(
        "0a0d0d0a"
            + "28000000"
            + "4d3c2b1a"
            + "01000000"
            + "ffffffffffffffff"
            + ("01000300" + "68c3a900")
            + "00000000"
            + "28000000",
        hex());
  }

  @Test
  void shouldWriteAnInterfaceInNanoseconds() throws IOException {
    writer.networkInterface(new BlockOptions().text(BlockOptions.IF_NAME, "tap0"));
    assertEquals(
        "01000000"
            + "28000000"
            + "0100"
            + "0000"
            + "00000400"
            + ("02000400" + "74617030")
            + ("09000100" + "09000000")
            + "00000000"
            + "28000000",
        hex());
  }

  @Test
  void shouldPadPacketsToFourBytes() throws IOException {
    long timeNs = 0x1122_3344_5566_7788L;
    for (int bytes = 0; bytes <= 4; bytes++) {
      out.reset();
      writer.packet(timeNs, ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 4, 9}, 1, bytes));
      String padded = "01020304".substring(0, 2 * bytes) + "00".repeat(bytes == 0 ? 0 : 4 - bytes);
      String length = HexFormat.of().toHexDigits((byte) (32 + padded.length() / 2)) + "000000";
      assertEquals(
          "06000000"
              + length
              + "00000000"
              + "44332211"
              + "88776655"
              + ("0" + bytes + "000000").repeat(2)
              + padded
              + length,
          hex());
    }
  }

  @Test
  void shouldRefuseAnOptionThatItsLengthFieldCannotTell() {
    BlockOptions options = new BlockOptions();
    options.value(BlockOptions.COMMENT, new byte[65_535]);
    assertThrows(
        IllegalArgumentException.class,
        () -> options.value(BlockOptions.COMMENT, new byte[65_536]));
  }
}
