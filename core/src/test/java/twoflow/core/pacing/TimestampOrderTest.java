package twoflow.core.pacing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.Row;

class TimestampOrderTest {

  private static NumberedRow row(long number, String timestamp) {
    return new NumberedRow(number, number + 1, new Row(timestamp, "Ada", Flow.CHAT, "x"));
  }

  @Test
  void shouldAcceptTimestampsThatStandOrGoForward() {
    TimestampOrder order =
        new TimestampOrder(Optional.of(LocalDateTime.parse("2025-12-13T10:00:00")));
    assertDoesNotThrow(() -> order.accept(row(1, "2025-12-13T10:00:00")));
    assertDoesNotThrow(() -> order.accept(row(2, "2025-12-13T10:00:00.0")));
    assertDoesNotThrow(() -> order.accept(row(3, "2025-12-13T10:00:00.001")));
  }

  @Test
  void shouldCompareATimestampWithABlankForTheT() {
    TimestampOrder order = new TimestampOrder(Optional.empty());
    order.accept(row(1, "2025-12-13T10:00:00"));
    order.accept(row(2, "2025-12-13 10:00:05"));
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> order.accept(row(3, "2025-12-13 10:00:04")));
    assertEquals(
        "timestamp goes back: 2025-12-13 10:00:04 after 2025-12-13 10:00:05 on line 3",
        e.getMessage());
  }

  @Test
  void shouldRefuseATimestampThatGoesBack() {
    TimestampOrder order = new TimestampOrder(Optional.empty());
    order.accept(row(1, "2025-12-13T10:00:00"));
    order.accept(row(2, "2025-12-13T10:00:05"));
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> order.accept(row(3, "2025-12-13T10:00:04.999")));
    assertEquals(
        "timestamp goes back: 2025-12-13T10:00:04.999 after 2025-12-13T10:00:05 on line 3",
        e.getMessage());
  }

  @Test
  void shouldRefuseARowBeforeTheEpoch() {
    TimestampOrder order =
        new TimestampOrder(Optional.of(LocalDateTime.parse("2025-12-13T10:00:01")));
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> order.accept(row(1, "2025-12-13T10:00:00")));
    assertEquals(
        "timestamp 2025-12-13T10:00:00 is before the epoch 2025-12-13T10:00:01", e.getMessage());
  }
}
