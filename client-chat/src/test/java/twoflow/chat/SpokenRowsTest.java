package twoflow.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import twoflow.core.payload.ReceivedRow;

class SpokenRowsTest {

  private static String spoken(String text, boolean terminated) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long lastSeq = bytes.length + (terminated ? 1 : 0);
    new SpokenRows(new PrintStream(out, true, StandardCharsets.UTF_8))
        .row(new ReceivedRow(1, bytes, 1, lastSeq, 0, terminated));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldPrintARowAsPeopleReadIt() {
    assertEquals(
        "[10:00:07] Ada: a | b 😀\n".replace("\n", System.lineSeparator()),
        spoken("C1-CHAT: 2025-12-13T10:00:07.123 | Ada | CHAT | a | b 😀", true));
  }

  @Test
  void shouldEscapeWhatAPeerMayForge() {
    assertEquals(
        "[10:00:00] A\\u001B[2J: x\\u202Ey" + System.lineSeparator(),
        spoken("C1-CHAT: 2025-12-13T10:00:00 | A\u001B[2J | CHAT | x\u202Ey", true));
  }

  @Test
  void shouldReadARowThatACrlfEnds() {
    assertEquals(
        "[10:00:07] Ada: hi" + System.lineSeparator(),
        spoken("C1-CHAT: 2025-12-13T10:00:07 | Ada | CHAT | hi\r", true));
    assertEquals("typed by hand" + System.lineSeparator(), spoken("typed by hand\r", true));
  }

  @Test
  void shouldShowOtherTextAsItCame() {
    assertEquals("Hello\\r (unterminated)" + System.lineSeparator(), spoken("Hello\r", false));
  }
}
