package twoflow.core.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

class WireFormatTest {

  private static final Row CHAT = new Row("2025-12-13T10:00:00", "Client1", Flow.CHAT, "Grüße 😀");
  private static final Row VOIP = new Row("2025-12-13T10:00:01.020", "C2", Flow.VOIP, "aé€😀b");
  private static final String VOIP_TEXT = "2025-12-13T10:00:01.020 | C2 | VOIP | aé€😀b";

  /** The writes, one ISO-8859-1 character for each byte. */
  private static List<String> latin1(List<byte[]> writes) {
    return writes.stream().map(w -> new String(w, StandardCharsets.ISO_8859_1)).toList();
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void shouldWriteAChatRowAndItsNewlineAtOnce() {
    String line = "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | Grüße 😀\n";
    assertEquals(List.of(latin1(line)), latin1(new ChatFormat(Terminator.NEWLINE).writes(CHAT)));
  }

  @Test
  void shouldLeaveTheChatNewlineOut() {
    String line = "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | Grüße 😀";
    assertEquals(List.of(latin1(line)), latin1(new ChatFormat(Terminator.NONE).writes(CHAT)));
  }

  @Test
  void shouldCutAVoipRowByBytesAndWriteTheNewlineApart() {
    // 23 + 3 + 2 + 3 + 4 + 3 = 38 bytes before the message, which has 1 + 2 + 3 + 4 + 1 bytes.
    List<String> expected =
        List.of(
            "2025-12-13",
            "T10:00:01.",
            "020 | C2 |",
            " VOIP | a\u00C3",
            "\u00A9\u00E2\u0082\u00AC\u00F0\u009F\u0098\u0080b",
            "\n");
    assertEquals(expected, latin1(new VoipFormat(10).writes(VOIP)));
  }

  @Test
  void shouldWriteEachByteAlone() {
    List<byte[]> writes = new VoipFormat(1).writes(VOIP);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] write : writes) {
      assertEquals(1, write.length);
      joined.writeBytes(write);
    }
    assertEquals(VOIP_TEXT + "\n", joined.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldWriteNoEmptyChunkWhenTheTextFitsExactly() {
    int length = VOIP_TEXT.getBytes(StandardCharsets.UTF_8).length;
    List<String> expected = List.of(latin1(VOIP_TEXT), "\n");
    assertEquals(expected, latin1(new VoipFormat(length).writes(VOIP)));
    assertEquals(expected, latin1(new VoipFormat(length + 1).writes(VOIP)));
    assertEquals(expected, latin1(new VoipFormat(Integer.MAX_VALUE).writes(VOIP)));
    String text = latin1(VOIP_TEXT);
    assertEquals(
        List.of(text.substring(0, length - 1), text.substring(length - 1), "\n"),
        latin1(new VoipFormat(length - 1).writes(VOIP)));
  }
}
