package twoflow.core.row;

import static twoflow.core.row.CsvKind.GOOD;
import static twoflow.core.row.CsvKind.HEADER;
import static twoflow.core.row.CsvKind.START;
import static twoflow.core.row.CsvKind.TIME;
import static twoflow.core.row.CsvKind.accepted;
import static twoflow.core.row.CsvKind.rows;
import static twoflow.core.row.CsvKind.wire;

import java.util.List;

/** The kinds whose rows are read: their fields come out as the file has them. */
final class AcceptedKinds {

  private AcceptedKinds() {}

  static List<CsvKind> all() {
    return List.of(
        accepted("as it should be", HEADER + GOOD, "hello"),
        accepted("byte order mark (Excel)", "\uFEFF" + HEADER + GOOD, "hello"),
        accepted("CRLF line ends", (HEADER + GOOD).replace("\n", "\r\n"), "hello"),
        accepted("no line end at the end", HEADER + START + "hello", "hello"),
        accepted("blank lines", "\n" + HEADER + "\n  \n" + GOOD + "\t\n\n", "hello"),
        accepted("rows of commas at the end", HEADER + GOOD + ",,,\n,,,\n", "hello"),
        accepted("rows of commas in the middle", HEADER + GOOD + ",,,\n" + GOOD, "hello", "hello"),
        accepted("rows of commas and blanks", HEADER + " ,\u00A0,\t,\n" + GOOD + " , \n", "hello"),
        accepted("rows of empty quotes", HEADER + GOOD + "\"\",\"\",\"\",\" \"\n", "hello"),
        accepted("every cell quoted", quoted(HEADER) + quoted(GOOD), "hello"),
        accepted(
            "empty columns at the right",
            "timestamp,speaker,flow,message,,\n" + START + "one,,\n" + START + "two\n",
            "one",
            "two"),
        accepted(
            "comma and doubled quotes in a quoted cell",
            HEADER + START + "\"a, \"\"b\"\"\"\n",
            "a, \"b\""),
        accepted(
            "a quote within an unquoted cell",
            HEADER + START + "She said \"hi\" to me\n",
            "She said \"hi\" to me"),
        accepted("typographic quotes", HEADER + START + "“hi” „du“\n", "“hi” „du“"),
        accepted("blanks around a message", HEADER + START + " hi \n", " hi "),
        accepted("formulas", HEADER + START + "=1+1\n" + START + "@SUM(A1)\n", "=1+1", "@SUM(A1)"),
        accepted("emoji", HEADER + START + "👩‍👧 ok\n", "👩‍👧 ok"),
        accepted("zero-width space", HEADER + START + "a\u200Bb\n", "a\u200Bb"),
        accepted("U+2028 and U+0085", HEADER + START + "a\u2028b\u0085c\n", "a\u2028b\u0085c"),
        accepted("control characters", HEADER + START + "\u0007\u001B[31m\n", "\u0007\u001B[31m"),
        accepted("the separator in a message", HEADER + START + "a | b; c\n", "a | b; c"),
        timestamp("blank for the T", "2025-12-13 10:00:00.5"),
        timestamp("without seconds", "2025-12-13T10:00"),
        timestamp("nanoseconds", "2025-12-13T10:00:00.123456789"));
  }

  private static CsvKind timestamp(String name, String timestamp) {
    return rows(
        "timestamp: " + name,
        HEADER + GOOD.replace(TIME, timestamp),
        List.of(wire(timestamp, "Ada", "hello")));
  }

  private static String quoted(String line) {
    return '"' + line.strip().replace(",", "\",\"") + "\"\n";
  }
}
