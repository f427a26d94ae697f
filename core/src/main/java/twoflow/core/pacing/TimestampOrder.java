package twoflow.core.pacing;

import java.time.LocalDateTime;
import java.util.Optional;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowCheck;

/** What {@link CsvPace} demands of a file: timestamps that never go back, none before the epoch. */
public final class TimestampOrder implements RowCheck {

  private final Optional<LocalDateTime> epoch;
  private NumberedRow previous;

  /**
   * @param epoch the timestamp at which the schedule starts; empty when it is the first row's
   */
  public TimestampOrder(Optional<LocalDateTime> epoch) {
    this.epoch = epoch;
  }

  @Override
  public void accept(NumberedRow row) {
    LocalDateTime time = row.row().time();
    if (epoch.isPresent() && time.isBefore(epoch.get())) {
      throw new IllegalArgumentException(
          "timestamp " + row.row().timestamp() + " is before the epoch " + epoch.get());
    }
    if (previous != null && time.isBefore(previous.row().time())) {
      throw new IllegalArgumentException(
          "timestamp goes back: "
              + row.row().timestamp()
              + " after "
              + previous.row().timestamp()
              + " on line "
              + previous.line());
    }
    previous = row;
  }
}
