package twoflow.core.row;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * One row of a CSV file: what one message on the wire is made of.
 *
 * @param timestamp ISO-8601 local date-time, kept as the file has it
 * @param speaker who says it; never holds the separator of the wire format
 * @param flow the flow that carries it
 * @param message what is said; may hold the separator
 */
public record Row(String timestamp, String speaker, Flow flow, String message) {

  /** What stands between the fields of a row on the wire. */
  public static final String SEPARATOR = " | ";

  /**
   * Checks that the row can be written on the wire and read back as the same four fields.
   *
   * @throws IllegalArgumentException with a message for the user when a field is not acceptable
   */
  public Row {
    requireText("timestamp", timestamp);
    requireText("speaker", speaker);
    requireText("message", message);
    try {
      parse(timestamp);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "timestamp is not an ISO-8601 local date-time such as 2025-12-13T10:00:00: " + timestamp,
          e);
    }
    // A speaker that ends in " |" would make the separator start one character too early.
    if ((speaker + " ").contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "speaker holds the separator '" + SEPARATOR + "': " + speaker);
    }
  }

  /** The timestamp as a point on the local time line. */
  public LocalDateTime time() {
    return parse(timestamp);
  }

  private static LocalDateTime parse(String timestamp) {
    return LocalDateTime.parse(timestamp, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static void requireText(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(name + " holds a CR, LF or NUL character");
    }
  }
}
