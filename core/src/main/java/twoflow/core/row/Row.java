package twoflow.core.row;

import java.time.LocalDateTime;

/**
 * One row of a CSV file: what one message on the wire is made of.
 *
 * @param timestamp ISO-8601 local date-time, perhaps with a blank for the T; kept as the file has
 *     it
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
    TimestampCheck.parse(timestamp);
    // A speaker that ends in " |" would make the separator start one character too early.
    if ((speaker + " ").contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "speaker holds the separator \""
              + SEPARATOR
              + "\": "
              + CellText.quoted(speaker)
              + " needs another character there, such as a comma or a dash");
    }
  }

  /** The timestamp as a point on the local time line. */
  public LocalDateTime time() {
    return TimestampCheck.parse(timestamp);
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
