package twoflow.core.row;

import static twoflow.core.row.CsvKind.GOOD;
import static twoflow.core.row.CsvKind.HEADER;
import static twoflow.core.row.CsvKind.TIME;
import static twoflow.core.row.CsvKind.refused;

import java.util.List;

/** The kinds with a timestamp that is no ISO-8601 local date-time. */
final class TimestampKinds {

  private TimestampKinds() {}

  static List<CsvKind> all() {
    return List.of(
        timestamp("with Z", "2025-12-13T10:00:00Z", "has a zone: delete it"),
        timestamp("with an offset", "2025-12-13T10:00:00+01:00", "has a zone: delete it"),
        timestamp(
            "German",
            "13.12.2025 10:00:00",
            "is a German date: format the column as text or as yyyy-mm-ddThh:mm:ss, and export again"),
        timestamp(
            "US",
            "12/13/2025 10:00:00 AM",
            "is a date with slashes: format the column as text or as yyyy-mm-ddThh:mm:ss, and export again"),
        timestamp(
            "Excel's serial number",
            "46004.4166666667",
            "is a number, as Excel counts days: format the column as text or as yyyy-mm-ddThh:mm:ss, and export again"),
        timestamp(
            "Excel's narrow column",
            "########",
            "is what Excel shows in a narrow column: widen it and export again"),
        timestamp("a date alone", "2025-12-13", "has no time: add one, such as T10:00:00"),
        timestamp("a time alone", "10:00:00", "has no date: add one, such as 2025-12-13T"),
        timestamp("month 13", "2025-13-01T10:00:00", "is not on the calendar or clock: correct it"),
        timestamp(
            "30 February", "2025-02-30T10:00:00", "is not on the calendar or clock: correct it"),
        timestamp("24:00", "2025-12-13T24:00:00", "has an hour 24: write 00:00 of the next day"),
        timestamp(
            "hour without its zero",
            "2025-12-13 9:00:00",
            "lacks a zero: write two digits, as in 09"),
        timestamp(
            "a quoted comma before the fraction",
            "\"2025-12-13T10:00:00,5\"",
            "has a comma before its fraction: write a point"),
        refused(
            "timestamp: a comma before the fraction",
            HEADER + GOOD.replace(TIME, "2025-12-13T10:00:00,5"),
            ":2: expected 4 columns (timestamp,speaker,flow,message), found 5 in \"2025-12-13T10:00:00,5,Ada,CHAT,hello\": write a point for the comma before the timestamp's fraction"),
        timestamp(
            "a blank before it",
            " 2025-12-13T10:00:00",
            "has more than the time: delete the blank (U+0020) at its edge"),
        timestamp(
            "a no-break space after it",
            "2025-12-13T10:00:00\u00A0",
            "has more than the time: delete the blank (U+00A0) at its edge"),
        timestamp(
            "two blanks for the T",
            "2025-12-13  10:00:00",
            "has other blanks than one: write a T instead"),
        timestamp("words", "yesterday", "cannot be read: write it as in the example"));
  }

  private static CsvKind timestamp(String name, String timestamp, String fault) {
    String shown = timestamp.startsWith("\"") ? timestamp : '"' + timestamp + '"';
    return refused(
        "timestamp: " + name,
        HEADER + GOOD.replace(TIME, timestamp),
        ":2: timestamp is not an ISO-8601 local date-time such as 2025-12-13T10:00:00: "
            + shown
            + ' '
            + fault);
  }
}
