package twoflow.core.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static twoflow.core.row.CsvKind.GOOD;
import static twoflow.core.row.CsvKind.HEADER;
import static twoflow.core.row.CsvKind.START;
import static twoflow.core.row.CsvKind.binary;
import static twoflow.core.row.CsvKind.refused;

import java.nio.charset.Charset;
import java.util.List;

/** The kinds that are no text in UTF-8 with line ends of LF or CRLF. */
final class FileKinds {

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private FileKinds() {}

  static List<CsvKind> all() {
    return List.of(
        refused(
            "UTF-16 LE with mark",
            "\uFEFF" + HEADER + GOOD,
            UTF_16LE,
            ":1: not a CSV file but UTF-16 (\"Unicode\") text, it starts with the bytes \"FF FE 74 00 69 00 6D 00\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "UTF-16 LE without mark",
            HEADER + GOOD,
            UTF_16LE,
            ":1: not a CSV file but UTF-16 (\"Unicode\") text, it starts with the bytes \"74 00 69 00 6D 00 65 00\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "UTF-16 BE with mark",
            "\uFEFF" + HEADER + GOOD,
            UTF_16BE,
            ":1: not a CSV file but UTF-16 (\"Unicode\") text, it starts with the bytes \"FE FF 00 74 00 69 00 6D\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "UTF-16 BE without mark",
            HEADER + GOOD,
            UTF_16BE,
            ":1: not a CSV file but UTF-16 (\"Unicode\") text, it starts with the bytes \"00 74 00 69 00 6D 00 65\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "UTF-32 LE with mark",
            "\uFEFF" + HEADER + GOOD,
            UTF_32LE,
            ":1: not a CSV file but UTF-32 text, it starts with the bytes \"FF FE 00 00 74 00 00 00\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "UTF-32 BE without mark",
            HEADER + GOOD,
            Charset.forName("UTF-32BE"),
            ":1: not a CSV file but UTF-32 text, it starts with the bytes \"00 00 00 74 00 00 00 69\": save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor"),
        refused(
            "ANSI code page (cp1252)",
            HEADER + START + "Größe\n",
            ISO_8859_1,
            ":2: not valid UTF-8: byte 0xF6 after \"2025-12-13T10:00:00,Ada,CHAT,Gr\" (an ANSI code page?): save the file as \"CSV UTF-8\""),
        refused(
            "ANSI code page (cp437)",
            HEADER + START + "Gr\u0094\u00E1e\n",
            ISO_8859_1,
            ":2: not valid UTF-8: byte 0x94 after \"2025-12-13T10:00:00,Ada,CHAT,Gr\" (an ANSI code page?): save the file as \"CSV UTF-8\""),
        refused(
            "CR-only line ends",
            (HEADER + GOOD).replace("\n", "\r"),
            ":1: the lines end with CR alone after \"timestamp,speaker,flow,message\": save the file with LF or CRLF line ends (not as \"CSV Macintosh\")"),
        refused(
            "one CR too many",
            HEADER + START + "hello\r\r\n",
            ":2: the line ends with CR CR LF after \"2025-12-13T10:00:00,Ada,CHAT,hello\": save the file with LF or CRLF line ends"),
        refused(
            "CR CR LF as line ends",
            (HEADER + GOOD).replace("\n", "\r\r\n"),
            ":1: the line ends with CR CR LF after \"timestamp,speaker,flow,message\": save the file with LF or CRLF line ends"),
        refused(
            "one CR among LF",
            HEADER + START + "hello\r" + GOOD,
            ":2: a field holds a CR or NUL character: a CR after \"2025-12-13T10:00:00,Ada,CHAT,hello\": delete it, or end the line with LF or CRLF"),
        binary(
            "xlsx, ods or numbers (ZIP)",
            "504b0304140006000800000021",
            ":1: not a CSV file but a spreadsheet or another ZIP archive (.xlsx, .ods, .numbers), it starts with the bytes \"50 4B 03 04 14 00 06 00\": open it in its own program and export the table as \"CSV UTF-8\""),
        binary(
            "xls (OLE2)",
            "d0cf11e0a1b11ae100000000",
            ":1: not a CSV file but an old Excel workbook (.xls), it starts with the bytes \"D0 CF 11 E0 A1 B1 1A E1\": open it in its own program and export the table as \"CSV UTF-8\""),
        binary(
            "gzip",
            "1f8b0800000000000003",
            ":1: not a CSV file but a gzip archive, it starts with the bytes \"1F 8B 08 00 00 00 00 00\": unpack it first (gunzip)"),
        refused(
            "PDF",
            "%PDF-1.7\n%\u00E2\u00E3\n",
            ISO_8859_1,
            ":1: not a CSV file but a PDF document, it starts with \"%PDF-1.7\": open it in its own program and export the table as \"CSV UTF-8\""),
        refused(
            "RTF",
            "{\\rtf1\\ansi timestamp,speaker}",
            ":1: not a CSV file but an RTF document, it starts with \"{\\\\rtf1\\\\a\": open it in its own program and export the table as \"CSV UTF-8\""),
        refused(
            "HTML",
            "\uFEFF <!DOCTYPE html>\n<table>",
            ":1: not a CSV file but an HTML or XML document, it starts with the bytes \"EF BB BF 20 3C 21 44 4F\": open it in its own program and export the table as \"CSV UTF-8\""),
        refused(
            "JSON",
            "[{\"timestamp\": \"2025-12-13T10:00:00\"}]",
            ":1: not a CSV file but JSON, it starts with \"[{\"times\": write its rows as CSV, below the header timestamp,speaker,flow,message"),
        refused(
            "empty file",
            "",
            ": no rows: the file has no text, it needs the header \"timestamp,speaker,flow,message\" and a row"),
        refused(
            "only a byte order mark",
            "\uFEFF",
            ": no rows: the file has no text, it needs the header \"timestamp,speaker,flow,message\" and a row"),
        refused("only a header", HEADER, ": no rows: nothing stands below the header, add a row"),
        refused(
            "NUL",
            HEADER + START + "a\0b\n",
            ":2: a field holds a CR or NUL character: a NUL after \"2025-12-13T10:00:00,Ada,CHAT,a\": delete it, and save the file as UTF-8"),
        refused(
            "line over 1 MiB",
            HEADER + START + "x".repeat(1 << 20) + "\n",
            ":2: the line is longer than 1048576 bytes, it starts with \"2025-12-13T10:00:00,Ada,CHAT,xxxxxxxxxxx\"...: shorten it, or add the line ends"));
  }
}
