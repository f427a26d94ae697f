package twoflow.analysis.event;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import twoflow.core.event.ClockLine;
import twoflow.core.event.ClockName;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.net.Addresses;
import twoflow.core.payload.Printable;

/** Reads an event file line by line; see {@code captures/README.md} for its columns. */
public final class EventReader implements Closeable {

  private static final int COLUMNS = 10;

  /** The names that the relay takes; a flow's name is in all that the report writes. */
  private static final Pattern FLOW = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  /** More of a column that cannot be read is not shown. */
  private static final int MAX_SHOWN_CHARS = 60;

  private final EventLines lines;
  private final Map<String, EventType> types = new HashMap<>();
  private Optional<ClockName> clock = Optional.empty();
  private boolean begun;

  /**
   * Opens a file.
   *
   * @throws EventFormatException when it has another header
   */
  public EventReader(Path file) throws IOException {
    for (EventType type : EventType.values()) {
      types.put(type.column(), type);
    }
    this.lines = new EventLines(file);
    try {
      if (!Event.HEADER.equals(lines.next())) {
        throw lines.fault("the header must be " + Event.HEADER);
      }
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The next event, or {@code null} after the last.
   *
   * @throws EventFormatException when the next line is no event, or is cut off
   */
  public Event next() throws IOException {
    String text = begun ? lines.next() : first();
    if (text == null) {
      return null;
    }
    String[] columns = text.split(",", -1);
    EventType type = columns.length == COLUMNS ? types.get(columns[1]) : null;
    if (type == null || !FLOW.matcher(columns[2]).matches()) {
      throw lines.fault("not an event");
    }
    return new Event(
        number(columns[0]),
        type,
        columns[2],
        number(columns[3]),
        number(columns[4]),
        address(columns[5]),
        address(columns[6]),
        number(columns[7]),
        number(columns[8]),
        number(columns[9]));
  }

  /** On which clock the times are; known after the first event, and empty when no line says it. */
  public Optional<ClockName> clock() {
    return clock;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The line of the first event: what stands before it is no event. */
  private String first() throws IOException {
    begun = true;
    String text = lines.next();
    clock = text == null ? Optional.empty() : ClockLine.clock(text);
    return clock.isPresent() ? lines.next() : text;
  }

  private long number(String column) throws EventFormatException {
    if (column.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(column);
    } catch (NumberFormatException e) {
      throw lines.fault("not a number: " + shown(column));
    }
  }

  /** In the form in which the report writes the addresses of packets. */
  private String address(String column) throws EventFormatException {
    String address = Addresses.normalized(column);
    if (address.indexOf('%') >= 0) {
      throw lines.fault("not an address: " + shown(column));
    }
    return address;
  }

  private static String shown(String column) {
    String beginning = column.substring(0, Math.min(column.length(), MAX_SHOWN_CHARS));
    return Printable.of(beginning) + (beginning.equals(column) ? "" : "...");
  }
}
