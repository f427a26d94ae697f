package twoflow.core.pacing;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import twoflow.core.row.Row;

/**
 * Rows start at their timestamps, counted from an epoch and divided by a speed. A row's writes are
 * spread evenly up to the next row, the last row's like those of the row before, unless the
 * interval between writes is given.
 */
public final class CsvPace implements Pace {

  /** The time that the only row of a file is given: it has no neighbour to take it from. */
  private static final long ONLY_ROW_SPAN_NS = Duration.ofMillis(300).toNanos();

  private final LocalDateTime epoch;
  private final double speed;
  private final Optional<Duration> writeInterval;
  private long spanNs = ONLY_ROW_SPAN_NS;
  private long earliestStartNs;

  /**
   * @param epoch the timestamp at which the schedule starts
   * @param speed 2.0 sends in half the time; more than 0
   * @param writeInterval from one write of a row to the next; empty to spread the writes evenly
   */
  public CsvPace(LocalDateTime epoch, double speed, Optional<Duration> writeInterval) {
    this.epoch = epoch;
    this.speed = speed;
    this.writeInterval = writeInterval;
  }

  @Override
  public RowTimes next(Row row, Optional<Row> following, int writes) {
    long timestampNs = scheduledNs(row);
    if (following.isPresent()) {
      spanNs = scheduledNs(following.get()) - timestampNs;
    }
    // A row whose predecessor's writes reach past its timestamp starts late, not out of order.
    long startNs = Math.max(timestampNs, earliestStartNs);
    RowTimes times =
        writeInterval
            .map(interval -> new RowTimes(startNs, interval.toNanos(), 1))
            .orElseGet(() -> new RowTimes(startNs, spanNs, writes));
    earliestStartNs = times.dueNs(writes - 1L);
    return times;
  }

  @Override
  public Optional<Pace> fromTimestamps() {
    return Optional.of(new CsvPace(epoch, speed, writeInterval));
  }

  private long scheduledNs(Row row) {
    Duration sinceEpoch = Duration.between(epoch, row.time());
    return (long) ((sinceEpoch.toSeconds() * 1e9 + sinceEpoch.getNano()) / speed);
  }
}
