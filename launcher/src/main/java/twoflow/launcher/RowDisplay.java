package twoflow.launcher;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.client.RowLog;
import twoflow.core.cli.LogLine;

/**
 * Shows what a student needs: the ports, one line for each row that a client sends or receives, in
 * the order of their times, and each warning and error, and the report. The programs' other lines
 * are in the run's log.
 */
final class RowDisplay implements RunDisplay {

  /** Programs log each on its own, so a line waits this long for an earlier one of another. */
  private static final long HOLD_US = 100_000;

  private static final long HALF_DAY_US = 12L * 60 * 60 * 1_000_000;

  private static final Pattern HALF_CLOSE = Pattern.compile("(CHAT|VOIP) the partner sends .*");

  private final StandardOutput out;
  private final RowStyle style;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::timeUs).thenComparing(Waiting::number));
  private Optional<LocalTime> start = Optional.empty();
  private long lines;

  /**
   * @param style how a row looks
   */
  RowDisplay(StandardOutput out, RowStyle style) {
    this.out = out;
    this.style = style;
  }

  /** A line that waits for its turn. */
  private record Waiting(long timeUs, long number, String line) {}

  @Override
  public void printed(String program, String line) throws IOException {
    if (program.equals("report") || line.startsWith("listening ")) {
      out.println(line);
    }
  }

  @Override
  public void logged(String program, String line) throws IOException {
    Optional<LogLine> parsed = LogLine.parse(line);
    if (parsed.isEmpty()) {
      System.err.println(line);
      return;
    }
    LogLine log = parsed.get();
    if (log.warns()) {
      System.err.println(line);
      return;
    }
    Optional<RowLog> row = RowLog.parse(log.message());
    Matcher halfClose = HALF_CLOSE.matcher(log.message());
    if (row.isPresent()) {
      long timeUs = sinceStartUs(log.time());
      show(timeUs, style.row(timeUs, program, row.get()));
    } else if (halfClose.matches()) {
      long timeUs = sinceStartUs(log.time());
      show(timeUs, style.note(timeUs, program, halfClose.group(1), log.message().substring(5)));
    }
  }

  private long sinceStartUs(LocalTime time) {
    if (start.isEmpty()) {
      start = Optional.of(time);
    }
    long differenceUs = (time.toNanoOfDay() - start.get().toNanoOfDay()) / 1000;
    // A run may go on over midnight.
    return Math.floorMod(differenceUs + HALF_DAY_US, 2 * HALF_DAY_US) - HALF_DAY_US;
  }

  private void show(long timeUs, String line) throws IOException {
    waiting.add(new Waiting(timeUs, lines++, line));
    while (!waiting.isEmpty() && waiting.peek().timeUs() < timeUs - HOLD_US) {
      out.println(waiting.poll().line());
    }
  }

  @Override
  public void flush() throws IOException {
    while (!waiting.isEmpty()) {
      out.println(waiting.poll().line());
    }
  }
}
