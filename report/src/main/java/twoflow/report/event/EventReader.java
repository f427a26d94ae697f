package twoflow.report.event;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** Reads an event file line by line; see {@code captures/README.md} for its columns. */
public final class EventReader implements Closeable {

  private static final int COLUMNS = 10;

  /** The names that the relay takes; a flow's name stands in all that the report leaves. */
  private static final Pattern FLOW = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final Path file;
  private final BufferedReader in;
  private final Map<String, EventType> types = new HashMap<>();
  private long line = 1;

  /**
   * Opens a file.
   *
   * @throws EventFormatException when it has another header
   */
  public EventReader(Path file) throws IOException {
    this.file = file;
    for (EventType type : EventType.values()) {
      types.put(type.column(), type);
    }
    // A lenient decoder: a byte that is no UTF-8 shows up as a field that cannot be read.
    this.in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
    String header = in.readLine();
    if (!Event.HEADER.equals(header)) {
      in.close();
      throw new EventFormatException(file, line, "the header must be " + Event.HEADER);
    }
  }

  /** The next event, or {@code null} after the last. */
  public Event next() throws IOException {
    String text = in.readLine();
    if (text == null) {
      return null;
    }
    line++;
    String[] columns = text.split(",", -1);
    EventType type = columns.length == COLUMNS ? types.get(columns[1]) : null;
    if (type == null || !FLOW.matcher(columns[2]).matches()) {
      throw new EventFormatException(file, line, "not an event; was the file cut off?");
    }
    return new Event(
        number(columns[0]),
        type,
        columns[2],
        number(columns[3]),
        number(columns[4]),
        withoutScope(columns[5]),
        withoutScope(columns[6]),
        number(columns[7]),
        number(columns[8]),
        number(columns[9]));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private long number(String column) throws EventFormatException {
    if (column.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(column);
    } catch (NumberFormatException e) {
      throw new EventFormatException(file, line, "not a number: " + column);
    }
  }

  /** Packets do not carry the scope of an IPv6 address ({@code fe80::1%eth0}). */
  private static String withoutScope(String address) {
    int scope = address.indexOf('%');
    return scope < 0
        ? address
        : address.substring(0, scope) + address.substring(address.indexOf(']'));
  }
}
