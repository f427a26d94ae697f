package twoflow.core.event;

import java.util.Optional;

/**
 * The line of an event file that says on which clock its times are: the first one behind the
 * header. It has the columns of an event, of which only {@code time_ns}, {@code event} and {@code
 * local} apply. Files of older versions do not have it.
 *
 * @param timeNs when the file was made, epoch nanoseconds
 * @param clock the clock
 */
public record ClockLine(long timeNs, ClockName clock) {

  private static final String EVENT = "clock";
  private static final int COLUMNS = 10;
  private static final int EVENT_COLUMN = 1;
  private static final int LOCAL_COLUMN = 5;

  /** The line of the event file, without its end. */
  public String line() {
    return timeNs + "," + EVENT + ",,,," + clock.text() + ",,,,";
  }

  /** The clock that a line names; empty when it is another line. */
  public static Optional<ClockName> clock(String line) {
    String[] columns = line.split(",", -1);
    return columns.length == COLUMNS
            && columns[EVENT_COLUMN].equals(EVENT)
            && ClockName.isName(columns[LOCAL_COLUMN])
        ? Optional.of(new ClockName(columns[LOCAL_COLUMN]))
        : Optional.empty();
  }
}
