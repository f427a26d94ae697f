package twoflow.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

class PaceTest {

  private static final long MS = 1_000_000;
  private static final LocalDateTime TEN = LocalDateTime.parse("2025-12-13T10:00:00");

  private static Row row(String secondsAfterTen) {
    return new Row("2025-12-13T10:00:" + secondsAfterTen, "Ada", Flow.VOIP, "x");
  }

  /** When each write of rows with so many writes each is due, a list per row. */
  private static List<List<Long>> dueNs(Pace pace, List<Row> rows, int... writes) {
    List<List<Long>> due = new ArrayList<>();
    for (int i = 0; i < writes.length; i++) {
      Optional<Row> following =
          i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.empty();
      RowTimes times = pace.next(rows.get(i), following, writes[i]);
      due.add(LongStream.range(0, writes[i]).map(times::dueNs).boxed().toList());
    }
    return due;
  }

  @Test
  void shouldSendChatRowsAtAFixedInterval() {
    List<Row> rows = List.of(row("00"), row("01"), row("07"));
    assertEquals(
        List.of(List.of(0L), List.of(300 * MS), List.of(600 * MS)),
        dueNs(new FixedPace(0, 300 * MS), rows, 1, 1, 1));
  }

  @Test
  void shouldStartARowAtATimestampWithABlankForTheT() {
    Row first = new Row("2025-12-13 10:00:00", "Ada", Flow.VOIP, "x");
    Row second = new Row("2025-12-13 10:00:00.040", "Ada", Flow.VOIP, "x");
    assertEquals(
        List.of(List.of(0L), List.of(40 * MS)),
        dueNs(new CsvPace(TEN, 1.0, Optional.empty()), List.of(first, second), 1, 1));
  }

  @Test
  void shouldCountTheRowGapFromTheWriteOfTheNewline() {
    // Two chunks and the newline 50 ms apart, then 100 ms; then one chunk and the newline.
    assertEquals(
        List.of(
            List.of(0L, 50 * MS, 100 * MS),
            List.of(200 * MS, 250 * MS),
            List.of(350 * MS, 400 * MS)),
        dueNs(new FixedPace(50 * MS, 100 * MS), List.of(row("00"), row("01"), row("02")), 3, 2, 2));
  }

  @Test
  void shouldNotDriftOverAMillionRows() {
    FixedPace fixed = new FixedPace(333_333_333, 7);
    Row row = row("00");
    long lastNs = 0;
    for (int i = 0; i < 1_000_000; i++) {
      lastNs = fixed.next(row, Optional.of(row), 4).dueNs(3);
    }
    assertEquals(1_000_000L * 3 * 333_333_333 + 999_999L * 7, lastNs);
  }

  /** Each row's time comes from its own timestamp: after many rows it is exact as after one. */
  @Test
  void shouldNotDriftOverManyRowsOfAFile() {
    CsvPace csv = new CsvPace(TEN, 3.0, Optional.empty());
    Row row = row("00");
    for (int i = 0; i < 50_000; i++) {
      csv.next(row, Optional.of(row), 4);
    }
    assertEquals(3_000 * MS, csv.next(row("09"), Optional.empty(), 1).dueNs(0));
  }

  @Test
  void shouldSpreadARowsWritesUpToTheNextRow() {
    List<Row> rows = List.of(row("01.000"), row("01.020"), row("01.050"));
    assertEquals(
        List.of(
            List.of(0L, 5 * MS, 10 * MS, 15 * MS),
            List.of(20 * MS, 30 * MS, 40 * MS),
            // The last row as the one before: 30 ms.
            List.of(50 * MS, 65 * MS)),
        dueNs(new CsvPace(rows.getFirst().time(), 1.0, Optional.empty()), rows, 4, 3, 2));
  }

  @Test
  void shouldSpreadWithoutAddingUpRounding() {
    List<Row> rows = List.of(row("00.000000000"), row("00.000000010"));
    assertEquals(
        List.of(List.of(0L, 3L, 6L), List.of(10L)),
        dueNs(new CsvPace(TEN, 1.0, Optional.empty()), rows, 3, 1));
    long hourNs = 3_600_000_000_001L;
    assertEquals(999_999 * hourNs / 1_000_000, new RowTimes(0, hourNs, 1_000_000).dueNs(999_999));
  }

  @Test
  void shouldGiveTheOnlyRowASpanOfItsOwn() {
    assertEquals(
        List.of(List.of(0L, 100 * MS, 200 * MS)),
        dueNs(new CsvPace(TEN, 1.0, Optional.empty()), List.of(row("00")), 3));
  }

  @Test
  void shouldCountFromAnEarlierEpoch() {
    List<Row> rows = List.of(row("01"), row("03"));
    assertEquals(
        List.of(List.of(1_000 * MS, 2_000 * MS), List.of(3_000 * MS)),
        dueNs(new CsvPace(TEN, 1.0, Optional.empty()), rows, 2, 1));
  }

  @Test
  void shouldDivideByTheSpeed() {
    List<Row> rows = List.of(row("01"), row("03"));
    assertEquals(
        List.of(List.of(500 * MS, 1_000 * MS), List.of(1_500 * MS, 2_000 * MS)),
        dueNs(new CsvPace(TEN, 2.0, Optional.empty()), rows, 2, 2));
    assertEquals(
        List.of(List.of(2_000 * MS)),
        dueNs(new CsvPace(TEN, 0.5, Optional.empty()), List.of(row("01")), 1));
  }

  @Test
  void shouldSendRowsOfOneTimeAtOnceAndInOrder() {
    List<Row> rows = List.of(row("01"), row("01"), row("02"));
    assertEquals(
        List.of(List.of(0L, 0L), List.of(0L, 500 * MS), List.of(1_000 * MS)),
        dueNs(new CsvPace(rows.getFirst().time(), 1.0, Optional.empty()), rows, 2, 2, 1));
  }

  @Test
  void shouldKeepAGivenIntervalUnlessRowsOverlap() {
    List<Row> rows = List.of(row("00.000"), row("00.100"), row("00.110"), row("00.500"));
    CsvPace pace = new CsvPace(TEN, 1.0, Optional.of(Duration.ofMillis(20)));
    assertEquals(
        List.of(
            List.of(0L, 20 * MS, 40 * MS),
            List.of(100 * MS, 120 * MS, 140 * MS),
            // Due at 110 ms, while the row before is still being sent.
            List.of(140 * MS, 160 * MS),
            List.of(500 * MS)),
        dueNs(pace, rows, 3, 3, 2, 1));
  }

  @Test
  void shouldNeverGoOutOfOrder() {
    CsvPace pace = new CsvPace(TEN, 7.0, Optional.of(Duration.ofMillis(3)));
    long previousNs = 0;
    for (int i = 0; i < 600; i++) {
      Row row = row("%02d.%03d".formatted(i / 20, i % 20));
      RowTimes times = pace.next(row, Optional.empty(), 1 + i % 5);
      for (int write = 0; write <= i % 5; write++) {
        long dueNs = times.dueNs(write);
        assertTrue(dueNs >= previousNs, "row " + i + " write " + write + ": " + dueNs);
        previousNs = dueNs;
      }
    }
  }
}
