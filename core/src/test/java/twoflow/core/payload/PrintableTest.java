package twoflow.core.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @CsvSource({
    "000A, \\n",
    "000D, \\r",
    "0009, \\t",
    "005C, \\\\",
    "0000, \\u0000",
    "0007, \\u0007",
    "001B, \\u001B",
    "007F, \\u007F",
    "0085, \\u0085",
    "009B, \\u009B",
    "2028, \\u2028",
    "2029, \\u2029",
    "202E, \\u202E",
    "2066, \\u2066",
    "2069, \\u2069",
    "200B, \\u200B",
    "200F, \\u200F",
    "00AD, \\u00AD",
    "FEFF, \\uFEFF",
    "E0001, \\U000E0001"
  })
  void shouldEscapeWhatHidesOrMoves(String codePoint, String shown) {
    String character = Character.toString(Integer.parseInt(codePoint, 16));
    assertEquals("a" + shown + "b", Printable.of("a" + character + "b"));
    byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
    assertEquals(shown, Printable.of(utf8, utf8.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text, \"quoted\"",
        "Grüße €",
        "世界",
        "👨‍👩‍👧",
        "می‌خواهم",
        "𝄞",
        "e\u0301",
        "\u00A0"
      })
  void shouldKeepOrdinaryText(String text) {
    assertEquals(text, Printable.of(text));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(text, Printable.of(utf8, utf8.length));
  }

  @Test
  void shouldNotDoubleTheBackslashesOfAMessage() {
    assertEquals(
        "C:\\lab\\captures: no\\nsuch folder",
        Printable.message("C:\\lab\\captures: no\nsuch folder"));
    assertEquals("C:\\\\lab", Printable.of("C:\\lab"));
  }

  @Test
  void shouldNotLetAPeerDriveTheTerminalOrForgeALine() {
    assertEquals(
        "x\\u001B[2J\\u001B]0;title\\u0007\\r\\n10:00 relay",
        Printable.of("x\u001B[2J\u001B]0;title\u0007\r\n10:00 relay"));
  }

  @Test
  void shouldTellAnEscapeFromTheSameTextAsSent() {
    assertEquals("\\\\n", Printable.of("\\n"));
    assertEquals("\\n", Printable.of("\n"));
    assertEquals("\\\\xFF", Printable.of("\\xFF"));
  }

  @Test
  void shouldShowBytesAsTheTextThatTheyAre() {
    Random random = new Random(9_001);
    for (int i = 0; i < 2_000; i++) {
      String text = RandomText.text(random, 60) + (random.nextBoolean() ? "\r\n" : "");
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertEquals(Printable.of(text), Printable.of(bytes, bytes.length));
    }
  }

  @Test
  void shouldShowALoneSurrogateEscaped() {
    assertEquals("a\\uD83Db", Printable.of("a\uD83Db"));
  }

  @ParameterizedTest
  @CsvSource({
    "ff, \\xFF",
    "61 80 62, a\\x80b",
    "e2 82, \\xE2\\x82",
    "61 f0 9f 98, a\\xF0\\x9F\\x98",
    "c3 28, \\xC3(",
    "c0 af, \\xC0\\xAF",
    "ed a0 80, \\xED\\xA0\\x80",
    "f0 9f 98 80 ff c3 a9, 😀\\xFFé"
  })
  void shouldShowBytesThatAreNotUtf8(String hex, String shown) {
    byte[] bytes = new byte[(hex.length() + 1) / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(3 * i, 3 * i + 2), 16);
    }
    assertEquals(shown, Printable.of(bytes, bytes.length));
  }

  @Test
  void shouldShowOnlyTheBytesAskedForAndLeaveTheBufferAlone() {
    byte[] bytes = "abcdef".getBytes(StandardCharsets.UTF_8);
    assertEquals("abc", Printable.of(bytes, 3));
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 2, 3);
    assertEquals("cde", Printable.of(buffer));
    assertEquals(2, buffer.position());
    assertEquals(5, buffer.limit());
  }

  @Test
  void shouldShowALongTextCutBetweenTwoCharactersAndSayItsLength() {
    int max = Printable.MAX_SHOWN_BYTES;
    // 3 bytes each, and 65536 is no multiple of 3: the cut would go through a character.
    String euros = "€".repeat(max);
    byte[] utf8 = euros.getBytes(StandardCharsets.UTF_8);
    String shown = Printable.of(utf8, utf8.length);
    assertEquals("€".repeat(max / 3) + " [cut: " + utf8.length + " bytes]", shown);

    String clefs = "x" + "𝄞".repeat(max);
    shown = Printable.of(clefs);
    assertEquals(
        "x" + "𝄞".repeat(max / 2 - 1) + " [cut: " + (2 * max + 1) + " characters]", shown);
  }

  @Test
  void shouldShowATextOfTheGreatestLengthWhole() {
    String text = "x".repeat(Printable.MAX_SHOWN_BYTES);
    assertEquals(text, Printable.of(text));
    assertEquals(text, Printable.of(text.getBytes(StandardCharsets.UTF_8), text.length()));
    assertEquals(text + " [cut: 65537 bytes]", Printable.of((text + "y").getBytes(), 65_537));
  }

  @Test
  void shouldCutBytesThatAreNoUtf8Anywhere() {
    byte[] bytes = new byte[Printable.MAX_SHOWN_BYTES + 1];
    Arrays.fill(bytes, (byte) 0x80);
    String shown = Printable.of(bytes, bytes.length);
    assertEquals("\\x80".repeat(Printable.MAX_SHOWN_BYTES) + " [cut: 65537 bytes]", shown);
  }
}
