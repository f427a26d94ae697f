package twoflow.core.payload;

import java.util.Optional;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/** A row as text, {@code <timestamp> | <speaker> | <flow> | <message>}, and back. */
public final class RowText {

  /** What every chat row starts with on the wire. */
  public static final String CHAT_MARKER = "C1-CHAT: ";

  private static final int FIELDS = 4;

  private RowText() {}

  /** The four fields, joined by the separator. */
  public static String of(Row row) {
    return String.join(
        Row.SEPARATOR, row.timestamp(), row.speaker(), row.flow().name(), row.message());
  }

  /**
   * Reads a row from its text, with or without the chat marker before it. Only the first three
   * separators count: the message may hold more.
   *
   * @return empty when the text is not a row
   */
  public static Optional<Row> parse(String text) {
    String row = text.startsWith(CHAT_MARKER) ? text.substring(CHAT_MARKER.length()) : text;
    String[] fields = new String[FIELDS];
    int from = 0;
    for (int i = 0; i < FIELDS - 1; i++) {
      int to = row.indexOf(Row.SEPARATOR, from);
      if (to < 0) {
        return Optional.empty();
      }
      fields[i] = row.substring(from, to);
      from = to + Row.SEPARATOR.length();
    }
    fields[FIELDS - 1] = row.substring(from);
    try {
      return Optional.of(new Row(fields[0], fields[1], Flow.valueOf(fields[2]), fields[3]));
    } catch (IllegalArgumentException notARow) {
      return Optional.empty();
    }
  }
}
