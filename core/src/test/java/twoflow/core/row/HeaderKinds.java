package twoflow.core.row;

import static twoflow.core.row.CsvKind.GOOD;
import static twoflow.core.row.CsvKind.HEADER;
import static twoflow.core.row.CsvKind.refused;

import java.util.List;

/** The kinds whose header line is another one. */
final class HeaderKinds {

  private HeaderKinds() {}

  static List<CsvKind> all() {
    return List.of(
        refused(
            "separated by semicolons",
            (HEADER + GOOD).replace(',', ';'),
            fault(
                "timestamp;speaker;flow;message",
                "the columns are separated by a semicolon (\";\"), export with a comma as separator")),
        refused(
            "separated by tabs",
            (HEADER + GOOD).replace(',', '\t'),
            fault(
                "timestamp\\tspeaker\\tflow\\tmessage",
                "the columns are separated by a tab, export with a comma as separator")),
        refused(
            "separated by bars",
            (HEADER + GOOD).replace(',', '|'),
            fault(
                "timestamp|speaker|flow|message",
                "the columns are separated by a bar (\"|\"), export with a comma as separator")),
        refused(
            "Excel's sep line",
            "sep=;\n" + (HEADER + GOOD).replace(',', ';'),
            fault("sep=;", "this line is for Excel alone, delete it and separate by commas")),
        refused(
            "Excel's sep line with commas",
            "sep=,\r\n" + HEADER + GOOD,
            fault("sep=,", "this line is for Excel alone, delete it and separate by commas")),
        header("missing", GOOD.strip(), "the header is missing, insert it as the first line"),
        header("in capitals", "Timestamp,Speaker,Flow,Message", "write the names in lower case"),
        header(
            "in another order", "timestamp,flow,speaker,message", "put the columns in this order"),
        header(
            "translated",
            "Zeit,Sprecher,Fluss,Nachricht",
            "write these names, in English and without other quotes"),
        header(
            "one name mistyped", "timestamp,speaker,flow,mesage", "write message for \"mesage\""),
        header(
            "a column missing", "timestamp,speaker,message", "add the missing columns (\"flow\")"),
        header(
            "a column more",
            "id,timestamp,speaker,flow,message",
            "delete the additional columns (\"id\")"),
        header(
            "a column twice",
            "timestamp,speaker,flow,message,flow",
            "delete the additional columns (what is there twice)"),
        header(
            "blanks after commas",
            "timestamp, speaker, flow, message",
            "in \" speaker\" delete the blank (U+0020) at its edge"),
        header(
            "no-break space",
            "timestamp,speaker,flow,message\u00A0",
            "in \"message\u00A0\" delete the blank (U+00A0) at its edge"),
        refused(
            "header: two byte order marks",
            "\uFEFF\uFEFF" + HEADER + GOOD,
            fault(
                "\\uFEFFtimestamp,speaker,flow,message",
                "in \"\\uFEFFtimestamp\" delete the invisible character (U+FEFF) at its edge")),
        header(
            "typographic quotes",
            "“timestamp”,“speaker”,“flow”,“message”",
            "write these names, in English and without other quotes"),
        header(
            "each line in one quoted cell",
            "\"timestamp,speaker,flow,message\"",
            "the whole line is one quoted cell, split the column at its commas (Data, Text to Columns)"),
        header(
            "a title above", "Chat of Monday", "delete what stands above the header, or insert it"),
        header(
            "a comment",
            "# exported by a tool",
            "delete what stands above the header, or insert it"));
  }

  private static CsvKind header(String name, String header, String fault) {
    return refused("header: " + name, header + "\n" + GOOD, fault(header, fault));
  }

  private static String fault(String header, String remedy) {
    return ":1: the header must be timestamp,speaker,flow,message, found \""
        + header
        + "\": "
        + remedy;
  }
}
