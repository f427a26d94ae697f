package twoflow.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.Printable;
import twoflow.core.payload.RowText;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowReader;

/**
 * Sends the rows of a file, each write at its absolute deadline: a late write does not delay the
 * next one. Only the row being sent and the one after it are in memory.
 */
public final class ScheduledSending implements Sending {

  /**
   * The schedule starts a little after the connection, so that the first write is not late: the JVM
   * still compiles what the warm-up has called, and other roles start at the same time.
   */
  private static final long LEAD_NS = Duration.ofMillis(50).toNanos();

  /** Who waits for longer than this should know how to make it shorter. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** A row is logged a little before its first write, so that logging does not delay it. */
  private static final long LOG_LEAD_NS = 200_000;

  /** So often a long run says how far it is. */
  private static final long PROGRESS_NS = Duration.ofSeconds(10).toNanos();

  private final RowFile file;
  private final RowWrites writes;
  private final Pace pace;
  private final OptionalLong resetAt;
  private final LabClock clock;
  private final Logger log;
  private volatile long sentRows;

  /**
   * @param writes how a row is put on the wire
   * @param pace when its writes are due
   * @param resetAt the row instead of which the connection ends by RST
   */
  public ScheduledSending(
      RowFile file, RowWrites writes, Pace pace, OptionalLong resetAt, LabClock clock, Logger log) {
    this.file = file;
    this.writes = writes;
    this.pace = pace;
    this.resetAt = resetAt;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void announce() throws IOException {
    Optional<Pace> timestamps = pace.fromTimestamps();
    if (timestamps.isEmpty()) {
      return;
    }
    Duration length = length(timestamps.get());
    String hint = length.compareTo(LONG) > 0 ? " (with a greater --speed they take less)" : "";
    String rows =
        file.rows() == 1
            ? "1 row by its timestamp takes"
            : file.rows() + " rows by their timestamps take";
    log.info("{}: {} {}{}", file.flow(), rows, DurationText.of(length), hint);
  }

  /** From the schedule's start to its last write. */
  private Duration length(Pace timestamps) throws IOException {
    long lastNs = 0;
    try (RowReader rows = file.open()) {
      Optional<NumberedRow> row = rows.next();
      while (row.isPresent()) {
        Optional<NumberedRow> following = rows.next();
        int count = writes.count(row.get());
        lastNs =
            timestamps
                .next(row.get().row(), following.map(NumberedRow::row), count)
                .dueNs(count - 1L);
        row = following;
      }
    }
    return Duration.ofNanos(lastNs);
  }

  @Override
  public void sendAll(FlowConnection connection) throws IOException, InterruptedException {
    try (RowReader rows = file.open()) {
      Optional<NumberedRow> row = rows.next();
      long startNs = clock.nowNs() + LEAD_NS;
      long progressNs = startNs;
      while (row.isPresent()) {
        Optional<NumberedRow> following = rows.next();
        if (resetAt.equals(OptionalLong.of(row.get().number()))) {
          reset(connection, row.get(), following, startNs);
          return;
        }
        send(connection, row.get(), following, startNs);
        sentRows = row.get().number();
        row = following;
        if (row.isPresent() && clock.nowNs() - progressNs >= PROGRESS_NS) {
          progressNs = clock.nowNs();
          log.info("{} has sent {} of {} rows", connection.flow(), sentRows, file.rows());
        }
      }
    }
  }

  private void reset(
      FlowConnection connection, NumberedRow row, Optional<NumberedRow> following, long startNs)
      throws IOException, InterruptedException {
    RowTimes times = pace.next(row.row(), following.map(NumberedRow::row), writes.count(row));
    clock.sleepUntil(startNs + times.dueNs(0));
    log.info("{} ends by RST instead of row {}", connection.flow(), row.number());
    connection.abort();
  }

  @Override
  public long sentRows() {
    return sentRows;
  }

  private void send(
      FlowConnection connection, NumberedRow row, Optional<NumberedRow> following, long startNs)
      throws IOException, InterruptedException {
    RowTimes times = pace.next(row.row(), following.map(NumberedRow::row), writes.count(row));
    List<byte[]> parts = writes.of(row, times);
    long bytes = parts.stream().mapToLong(part -> part.length).sum();
    String seq = connection.nextSeq(bytes);
    String text = Printable.of(RowText.of(row.row()));
    for (int i = 0; i < parts.size(); i++) {
      long dueNs = startNs + times.dueNs(i);
      if (i == 0) {
        clock.sleepUntil(dueNs - LOG_LEAD_NS);
        log.info(RowLog.SENDING, connection.flow(), row.number(), seq, text);
      }
      clock.sleepUntil(dueNs);
      connection.send(parts.get(i), row.number(), i + 1L, dueNs);
    }
  }
}
