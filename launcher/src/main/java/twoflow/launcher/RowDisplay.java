package twoflow.launcher;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.client.RowLog;
import twoflow.core.cli.LogLine;
import twoflow.core.row.Flow;

/**
 * Shows what a student needs: the ports, one line for each row that a client sends or receives, in
 * the order of their times, and each warning and error, and the report. The programs' other lines
 * are in the run's log.
 *
 * <p>After {@value #MAX_ROWS} lines of rows it shows only how far each client is: nobody reads
 * more.
 */
final class RowDisplay implements RunDisplay {

  /** Programs log each on its own, so a line waits this long for an earlier one of another. */
  private static final long HOLD_US = 100_000;

  static final int MAX_ROWS = 400;

  private static final long HALF_DAY_US = 12L * 60 * 60 * 1_000_000;

  private static final Pattern HALF_CLOSE = Pattern.compile("(CHAT|VOIP) (the partner sends .*)");
  private static final Pattern VOICE = Pattern.compile("(VOIP) (voice: .*?);.*");
  private static final Pattern PROGRESS =
      Pattern.compile("(CHAT|VOIP) (has sent \\d+ of \\d+ rows)");

  private final StandardOutput out;
  private final RowStyle style;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::timeUs).thenComparing(Waiting::number));
  private Optional<LocalTime> firstLogged = Optional.empty();
  private OptionalLong firstShownUs = OptionalLong.empty();
  private long lines;
  private long rows;

  /**
   * @param style how a row looks
   */
  RowDisplay(StandardOutput out, RowStyle style) {
    this.out = out;
    this.style = style;
  }

  /**
   * A line that waits for its turn.
   *
   * @param timeUs since the first line that came, which need not be the first one that is shown
   * @param line makes it, given the time since the first one that is shown
   */
  private record Waiting(long timeUs, long number, LongFunction<String> line) {}

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
    if (row.isPresent()) {
      showRow(program, log, row.get());
    } else if (rows >= MAX_ROWS) {
      note(program, log, PROGRESS);
    } else {
      note(program, log, HALF_CLOSE);
      note(program, log, VOICE);
    }
  }

  private void showRow(String program, LogLine log, RowLog row) throws IOException {
    rows++;
    if (rows <= MAX_ROWS) {
      show(log.time(), timeUs -> style.row(timeUs, program, row));
    }
    if (rows == MAX_ROWS) {
      flush();
      out.println("     ...  the other rows are in run.log; from here on, how far it is");
    }
  }

  private void note(String program, LogLine log, Pattern form) throws IOException {
    Matcher note = form.matcher(log.message());
    if (note.matches()) {
      Flow flow = Flow.valueOf(note.group(1));
      String text = note.group(2);
      show(log.time(), timeUs -> style.note(timeUs, program, flow, text));
    }
  }

  private long sinceFirstUs(LocalTime time) {
    if (firstLogged.isEmpty()) {
      firstLogged = Optional.of(time);
    }
    long differenceUs = (time.toNanoOfDay() - firstLogged.get().toNanoOfDay()) / 1000;
    // A run may go on over midnight.
    return Math.floorMod(differenceUs + HALF_DAY_US, 2 * HALF_DAY_US) - HALF_DAY_US;
  }

  private void show(LocalTime time, LongFunction<String> line) throws IOException {
    long timeUs = sinceFirstUs(time);
    waiting.add(new Waiting(timeUs, lines++, line));
    while (waiting.peek().timeUs() < timeUs - HOLD_US) {
      printNext();
    }
  }

  @Override
  public void flush() throws IOException {
    while (!waiting.isEmpty()) {
      printNext();
    }
  }

  private void printNext() throws IOException {
    Waiting next = waiting.remove();
    if (firstShownUs.isEmpty()) {
      firstShownUs = OptionalLong.of(next.timeUs());
    }
    out.println(next.line().apply(next.timeUs() - firstShownUs.getAsLong()));
  }
}
