package twoflow.core.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

class RowTextTest {

  @Test
  void shouldJoinTheFourFields() {
    Row row = new Row("2025-12-13T10:00:00.5", "Ada", Flow.VOIP, "a, \"b\"");
    assertEquals("2025-12-13T10:00:00.5 | Ada | VOIP | a, \"b\"", RowText.of(row));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a | b",
        " | ",
        "| a |",
        "C1-CHAT: 2025-12-13T10:00:00 | x | CHAT | y",
        "   "
      })
  void shouldReadBackTheMessage(String message) {
    Row row = new Row("2025-12-13T10:00:00", "| Ada|Bea", Flow.CHAT, message);
    assertEquals(Optional.of(row), RowText.parse(RowText.of(row)));
    assertEquals(Optional.of(row), RowText.parse("C1-CHAT: " + RowText.of(row)));
  }

  @Test
  void shouldReadBackRandomRows() {
    for (long seed = 0; seed < 2000; seed++) {
      Row row = RandomText.row(new SplittableRandom(seed), Flow.CHAT);
      assertEquals(Optional.of(row), RowText.parse(RowText.of(row)), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "2025-12-13T10:00:00 | Ada | CHAT",
        "2025-12-13T10:00:00 | Ada | CHAT | ",
        "2025-12-13T10:00:00 | Ada | MAIL | hello",
        "yesterday | Ada | CHAT | hello",
        "2025-12-13T10:00:00 |  | CHAT | hello",
        "C1-CHAT: C1-CHAT: 2025-12-13T10:00:00 | Ada | CHAT | hello"
      })
  void shouldNotTakeOtherTextAsARow(String text) {
    assertEquals(Optional.empty(), RowText.parse(text));
  }
}
