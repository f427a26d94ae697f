package twoflow.core.pacing;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.call.g711.Codec;
import twoflow.core.row.Row;

/**
 * When the packets of a call are due: a packet as often as it is long. A row keeps to its schedule
 * where it can; else it begins when the one before has ended, and the log says so.
 */
public final class CallPace implements Pace {

  /** The length of a sample: rows begin at whole ones, as RTP's timestamps count. */
  public static final long SAMPLE_NS = 1_000_000_000L / Codec.SAMPLE_RATE;

  private final Pace schedule;
  private final long packetNs;
  private final Optional<Logger> log;
  private long freeNs;
  private long rows;

  /**
   * @param schedule when each row should begin
   * @param packet the length of a packet
   */
  public CallPace(Pace schedule, Duration packet, Logger log) {
    this(schedule, packet.toNanos(), Optional.of(log));
  }

  /** The same for who wants to know the times, and logs nothing. */
  public CallPace(Pace schedule, Duration packet) {
    this(schedule, packet.toNanos(), Optional.empty());
  }

  private CallPace(Pace schedule, long packetNs, Optional<Logger> log) {
    this.schedule = schedule;
    this.packetNs = packetNs;
    this.log = log;
  }

  @Override
  public RowTimes next(Row row, Optional<Row> following, int writes) {
    rows++;
    long wantedNs = schedule.next(row, following, writes).startNs();
    long startNs = Math.ceilDiv(Math.max(wantedNs, freeNs), SAMPLE_NS) * SAMPLE_NS;
    if (freeNs > wantedNs && log.isPresent()) {
      log.get()
          .info(
              "{} row {} begins {} s after its time: row {} is spoken until then",
              row.flow(),
              rows,
              String.format(Locale.ROOT, "%.3f", (freeNs - wantedNs) / 1e9),
              rows - 1);
    }
    freeNs = startNs + writes * packetNs;
    return new RowTimes(startNs, packetNs, 1);
  }

  /** To find out how long it takes; nothing is logged then. */
  @Override
  public Optional<Pace> fromTimestamps() {
    return schedule
        .fromTimestamps()
        .map(timestamps -> new CallPace(timestamps, packetNs, Optional.empty()));
  }
}
