package twoflow.pcap.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    writer.networkInterface(1, 262_144, new BlockOptions().text(BlockOptions.IF_NAME, "tap0"));
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
  void shouldPutOptionsBehindThePaddedPacket() throws IOException {
    BlockOptions comment = new BlockOptions().text(BlockOptions.COMMENT, "row");
    writer.packet(2, 1, ByteBuffer.wrap(new byte[] {7}), 60, comment);
    assertEquals(
        "06000000"
            + "30000000"
            + "02000000"
            + "00000000"
            + "01000000"
            + "01000000"
            + "3c000000"
            + "07000000"
            + ("01000300" + "726f7700")
            + "00000000"
            + "30000000",
        hex());
  }

  @Test
  void shouldWriteNamesOfAddresses() throws IOException {
    writer.names(Map.of(ByteBuffer.wrap(new byte[] {127, 0, 0, 1}), "relay"));
    assertEquals(
        "04000000"
            + "20000000"
            + ("01000a00" + "7f000001" + "72656c617900" + "0000")
            + "00000000"
            + "20000000",
        hex());
  }

  @ParameterizedTest
  @CsvSource({"'', 65000", "x, 64998"})
  void shouldCutALongTextBetweenTwoCharacters(String before, int kept) {
    byte[] options = new BlockOptions().text(1, before + "é✓".repeat(20_000)).toBytes();
    int length = Byte.toUnsignedInt(options[2]) + (Byte.toUnsignedInt(options[3]) << 8);
    assertEquals(kept, length);
    assertFalse(new String(options, 4, length, StandardCharsets.UTF_8).contains("\uFFFD"));
  }
}
