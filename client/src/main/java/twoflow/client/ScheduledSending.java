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
  private final SendingRules rules;
  private final Replies replies = new Replies();
  private final LabClock clock;
  private final Logger log;
  private volatile long sentRows;

  /**
   * @param writes how a row is put on the wire
   * @param pace when its writes are due
   * @param rules what it does otherwise
   */
  public ScheduledSending(
      RowFile file, RowWrites writes, Pace pace, SendingRules rules, LabClock clock, Logger log) {
    this.file = file;
    this.writes = writes;
    this.pace = pace;
    this.rules = rules;
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
        PacedRow next = paced(row.get(), following);
        if (rules.resetAt().equals(OptionalLong.of(next.number()))) {
          reset(connection, next, startNs);
          return;
        }
        if (rules.awaitsReplies()) {
          startNs += overdueAtReply(next, startNs);
        }
        send(connection, next, startNs);
        sentRows = next.number();
        row = following;
        if (row.isPresent() && clock.nowNs() - progressNs >= PROGRESS_NS) {
          progressNs = clock.nowNs();
          log.info("{} has sent {} of {} rows", connection.flow(), sentRows, file.rows());
        }
      }
    }
  }

  /** A row, and when its writes are due. */
  private record PacedRow(NumberedRow row, RowTimes times) {

    long number() {
      return row.number();
    }
  }

  private PacedRow paced(NumberedRow row, Optional<NumberedRow> following) throws IOException {
    return new PacedRow(
        row, pace.next(row.row(), following.map(NumberedRow::row), writes.count(row)));
  }

  /**
   * Waits for the reply to the row before.
   *
   * @return for how long the row has been due then: it and all behind it are due so much later
   */
  private long overdueAtReply(PacedRow next, long startNs)
      throws IOException, InterruptedException {
    replies.await(next.number() - 1);
    return Math.max(0, clock.nowNs() - startNs - next.times().dueNs(0));
  }

  private void reset(FlowConnection connection, PacedRow row, long startNs)
      throws InterruptedException {
    clock.sleepUntil(startNs + row.times().dueNs(0));
    log.info("{} ends by RST instead of row {}", connection.flow(), row.number());
    connection.abort();
  }

  @Override
  public void replied() {
    replies.add();
  }

  @Override
  public void repliesEnded() {
    replies.end();
  }

  @Override
  public long sentRows() {
    return sentRows;
  }

  private void send(FlowConnection connection, PacedRow row, long startNs)
      throws IOException, InterruptedException {
    List<byte[]> parts = writes.of(row.row(), row.times());
    long bytes = parts.stream().mapToLong(part -> part.length).sum();
    String seq = connection.nextSeq(bytes);
    String text = Printable.of(RowText.of(row.row().row()));
    for (int i = 0; i < parts.size(); i++) {
      long dueNs = startNs + row.times().dueNs(i);
      if (i == 0) {
        clock.sleepUntil(dueNs - LOG_LEAD_NS);
        log.info(RowLog.SENDING, connection.flow(), row.number(), seq, text);
      }
      clock.sleepUntil(dueNs);
      connection.send(parts.get(i), row.number(), i + 1L, dueNs);
    }
  }
}
