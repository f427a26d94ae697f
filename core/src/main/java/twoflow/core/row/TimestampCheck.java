package twoflow.core.row;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads timestamps, and says what is wrong with the forms that spreadsheets write instead. */
final class TimestampCheck {

  private static final String EXAMPLE = "2025-12-13T10:00:00";
  private static final Pattern DATE_AT_START = Pattern.compile("\"?[+-]?\\d{4,9}-\\d\\d-\\d\\d.*");

  private TimestampCheck() {}

  /**
   * Reads an ISO-8601 local date-time; a blank may stand for the T.
   *
   * @throws IllegalArgumentException with a message for the user when it is none
   */
  static LocalDateTime parse(String timestamp) {
    int blank = timestamp.indexOf(' ');
    String iso =
        blank < 0
            ? timestamp
            : timestamp.substring(0, blank) + 'T' + timestamp.substring(blank + 1);
    try {
      return LocalDateTime.parse(iso, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "timestamp is not an ISO-8601 local date-time such as "
              + EXAMPLE
              + ": "
              + CellText.quoted(timestamp)
              + ' '
              + OtherForm.remedy(timestamp),
          e);
    }
  }

  /** Whether a line or cell starts as a row does: with a date. */
  static boolean looksLikeTimestamp(String text) {
    return DATE_AT_START.matcher(text).matches();
  }

  /** The forms that are met in files, each with what to do; the first that matches counts. */
  private enum OtherForm {
    ZONE(".*\\d[T ]?\\d\\d:\\d\\d.*([Zz]|[+-]\\d\\d(:?\\d\\d)?)", "has a zone: delete it"),
    COMMA(".*:\\d\\d,\\d+", "has a comma before its fraction: write a point"),
    HOUR_24(".*[T ]24:\\d\\d.*", "has an hour 24: write 00:00 of the next day"),
    DAY_FIRST("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}.*", "is a German date: " + Remedy.FORMAT),
    SLASHES("\\d{1,4}/\\d{1,2}/\\d{1,4}.*", "is a date with slashes: " + Remedy.FORMAT),
    NUMBER("\\d+([.,]\\d+)?", "is a number, as Excel counts days: " + Remedy.FORMAT),
    TOO_NARROW("#+", "is what Excel shows in a narrow column: widen it and export again"),
    NO_TIME("\\d{4}-\\d\\d-\\d\\d", "has no time: add one, such as T10:00:00"),
    NO_DATE("\\d{1,2}:\\d\\d.*", "has no date: add one, such as 2025-12-13T"),
    NOT_REAL(
        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d{1,9})?",
        "is not on the calendar or clock: correct it"),
    SHORT("\\d{4}-\\d{1,2}-\\d{1,2}[T ]\\d{1,2}:.*", "lacks a zero: write two digits, as in 09"),
    BLANKS("\\d{4}-\\d\\d-\\d\\d\\h+\\d.*", "has other blanks than one: write a T instead");

    private final Pattern form;
    private final String remedy;

    OtherForm(String form, String remedy) {
      this.form = Pattern.compile(form);
      this.remedy = remedy;
    }

    static String remedy(String timestamp) {
      if (!CellText.stripped(timestamp).equals(timestamp)) {
        return "has more than the time: " + CellText.edgeRemedy(timestamp);
      }
      return Arrays.stream(values())
          .filter(other -> other.form.matcher(timestamp).matches())
          .findFirst()
          .map(other -> other.remedy)
          .orElse("cannot be read: write it as in the example");
    }

    /** What several forms need. */
    private static final class Remedy {
      private static final String FORMAT =
          "format the column as text or as yyyy-mm-ddThh:mm:ss, and export again";
    }
  }
}
