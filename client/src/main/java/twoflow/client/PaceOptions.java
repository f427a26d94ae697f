package twoflow.client;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.CsvPace;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.TimestampOrder;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/** The options that say when rows are sent. */
public final class PaceOptions {

  private static final double MIN_SPEED = 0.001;
  private static final double MAX_SPEED = 1_000_000;

  private final Setting<PaceKind> pace;
  private final Setting<Double> speed;
  private final Setting<LocalDateTime> epoch;

  /** Adds them to a command's options. */
  public PaceOptions(OptionSet all) {
    OptionSet options = all.of(OptionGroup.PACE);
    pace =
        options.value(
            PaceKind.class,
            "--pace",
            "fixed|csv",
            "fixed",
            "Send at fixed intervals, or by the timestamps (default: ${DEFAULT-VALUE}).");
    speed =
        options.value(
            Double.class,
            "--speed",
            "FACTOR",
            "1.0",
            "With --pace csv: 2.0 sends in half the time (default: ${DEFAULT-VALUE}).");
    epoch =
        options.value(
            LocalDateTime.class,
            "--epoch",
            "TIMESTAMP",
            "With --pace csv: the timestamp to count from (default: the first row's; in a run the"
                + " earlier one of its two files').");
  }

  /** What rules when rows are sent. */
  public PaceKind kind() {
    return pace.value();
  }

  /** All of them, after another one. */
  Setting<?>[] allAnd(Setting<?> first) {
    return new Setting<?>[] {first, pace, speed, epoch};
  }

  /** All of them. */
  public Setting<?>[] all() {
    return new Setting<?>[] {pace, speed, epoch};
  }

  /** What has no meaning unless timestamps rule. */
  public Setting<?>[] ofTimestamps() {
    return new Setting<?>[] {speed, epoch};
  }

  /** Those that the user gave, as options for a client. */
  public List<String> arguments() {
    return Stream.of(pace, speed, epoch).flatMap(setting -> setting.arguments().stream()).toList();
  }

  /** What the pace demands of the input file. */
  public RowCheck rowCheck() {
    return kind() == PaceKind.CSV ? new TimestampOrder(epoch.asOptional()) : RowCheck.NONE;
  }

  /**
   * The pace for a file.
   *
   * @param input where the file came from
   * @param fixed the pace when intervals are fixed
   * @param writeInterval with timestamps: the interval between a row's writes; empty spreads them
   */
  Pace paceOf(RowFile file, CsvInput input, FixedPace fixed, Optional<Duration> writeInterval) {
    if (kind() == PaceKind.FIXED) {
      return fixed;
    }
    LocalDateTime start = epoch.asOptional().orElseGet(() -> input.epoch(file));
    return new CsvPace(start, speed.value(), writeInterval);
  }

  /**
   * Checks what parsing cannot check.
   *
   * @throws WrongUseException when the speed is out of its range
   */
  public void checkRange() {
    double factor = speed.value();
    if (!(factor >= MIN_SPEED && factor <= MAX_SPEED)) {
      throw new WrongUseException(
          "--speed: a factor from 0.001 to 1000000 is needed, not " + factor);
    }
  }
}
