package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import twoflow.core.row.Flow;

class RowLogTest {

  @Test
  void shouldReadWhatAClientLogsOfARow() {
    RowLog row =
        RowLog.parse(
                "CHAT received row 12 seq=1..76 C1-CHAT: 2025-12-13T10:00:00 | Ada | CHAT | Hi | you")
            .orElseThrow();
    assertEquals(Flow.CHAT, row.flow());
    assertEquals(12, row.number());
    assertEquals("Hi | you", row.message());
    assertTrue(RowLog.parse("VOIP sending row 1 seq=1..2 x").orElseThrow().sent());
  }

  @Test
  void shouldKeepATextThatIsNoRow() {
    assertEquals(
        "what a stranger says",
        RowLog.parse("CHAT received row 1 seq=1..20 what a stranger says").orElseThrow().message());
  }

  @Test
  void shouldLeaveOtherLinesAlone() {
    assertTrue(RowLog.parse("CHAT has sent 5 of 9 rows").isEmpty());
  }
}
