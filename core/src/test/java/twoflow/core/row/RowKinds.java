package twoflow.core.row;

import static twoflow.core.row.CsvKind.GOOD;
import static twoflow.core.row.CsvKind.HEADER;
import static twoflow.core.row.CsvKind.START;
import static twoflow.core.row.CsvKind.TIME;
import static twoflow.core.row.CsvKind.refused;

import java.util.List;

/** The kinds with a row that is cut into other columns, or whose flow or speaker is wrong. */
final class RowKinds {

  private RowKinds() {}

  static List<CsvKind> all() {
    return List.of(
        refused(
            "a second header",
            HEADER + GOOD + HEADER + GOOD,
            ":3: \"timestamp,speaker,flow,message\" is the header once more: delete this line"),
        row(
            "semicolons below a header with commas",
            GOOD.replace(',', ';'),
            "expected 4 columns (timestamp,speaker,flow,message), found 1 in \"2025-12-13T10:00:00;Ada;CHAT;hello\": the columns are separated by a semicolon (\";\"), export with a comma as separator"),
        row(
            "semicolons, and commas in the message",
            GOOD.replace(',', ';').replace("hello", "a,b,c,d,e"),
            "expected 4 columns (timestamp,speaker,flow,message), found 5 in \"2025-12-13T10:00:00;Ada;CHAT;a,b,c,d,e\": the columns are separated by a semicolon (\";\"), export with a comma as separator"),
        row(
            "a column missing beside semicolons in a message",
            TIME + ",Ada,a;b;c;d\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 3 in \"2025-12-13T10:00:00,Ada,a;b;c;d\": add what is missing"),
        row(
            "one quoted cell",
            "\"" + START + "hello\"\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 1 in \"\"2025-12-13T10:00:00,Ada,CHAT,hello\"\": the whole line is one quoted cell, split the column at its commas (Data, Text to Columns)"),
        row(
            "a column missing",
            TIME + ",Ada,CHAT\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 3 in \"2025-12-13T10:00:00,Ada,CHAT\": add what is missing"),
        row(
            "a comma in an unquoted message",
            START + "well, hello\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 5 in \"2025-12-13T10:00:00,Ada,CHAT,well, hello\": delete what is more, or put a text that holds commas in double quotes"),
        row(
            "a comma within typographic quotes",
            START + "“well, hello”\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 5 in \"2025-12-13T10:00:00,Ada,CHAT,“well, hell\"...: write straight double quotes (\") for the typographic ones"),
        row(
            "trailing commas in the rows alone",
            START + "hello,,\n",
            "expected 4 columns (timestamp,speaker,flow,message), found 6 in \"2025-12-13T10:00:00,Ada,CHAT,hello,,\": delete the trailing commas, or put a message that ends with commas in double quotes"),
        refused(
            "a value below an unnamed column",
            "timestamp,speaker,flow,message,\n" + START + "hello,note\n",
            ":2: expected 4 columns (timestamp,speaker,flow,message), found 5 in \"2025-12-13T10:00:00,Ada,CHAT,hello,note\": delete what is more, or put a text that holds commas in double quotes"),
        row(
            "a line break (LF) in a quoted cell",
            START + "\"line one\nline two\"\n",
            "not valid CSV: a line break in the quoted cell that starts with \"line one\": write its text on one line"),
        row(
            "a line break before a date in a quoted cell",
            START + "\"we met\n2025-12-12 in town\"\n",
            "not valid CSV: a line break in the quoted cell that starts with \"we met\": write its text on one line"),
        row(
            "three line breaks in a quoted cell with commas and doubled quotes",
            START + "\"a\n\nb, \"\"c\"\"\nd\"\n" + GOOD,
            "not valid CSV: a line break in the quoted cell that starts with \"a\": write its text on one line"),
        row(
            "a line break (CRLF) in a quoted cell",
            START + "\"line one\r\nline two\"\r\n",
            "not valid CSV: a line break in the quoted cell that starts with \"line one\": write its text on one line"),
        row(
            "a line break (CR) in a quoted cell",
            START + "\"line one\rline two\"\n",
            "a field holds a CR or NUL character: a CR after \"2025-12-13T10:00:00,Ada,CHAT,\"line one\", a line break in a quoted cell: write its text on one line"),
        row(
            "a quote that is never closed",
            START + "\"hello\n" + GOOD,
            "not valid CSV: the quote of \"hello\" is never closed: close it, or write it twice (\"\") within quotes"),
        row(
            "a quote that is never closed before an empty row",
            START + "\"hello\n,,,\n" + GOOD,
            "not valid CSV: the quote of \"hello\" is never closed: close it, or write it twice (\"\") within quotes"),
        row(
            "a quote that is never closed before a row with a quote at its end",
            START + "\"hello\n" + START + "it was \"good\"\n",
            "not valid CSV: the quote of \"hello\" is never closed: close it, or write it twice (\"\") within quotes"),
        row(
            "a quote that is never closed before many lines",
            START + "\"hello\n" + "x\n".repeat(100_000),
            "not valid CSV: the quote of \"hello\" is never closed: close it, or write it twice (\"\") within quotes"),
        row(
            "an unescaped quote in a quoted cell",
            START + "\"She said \"hi\" to me\"\n",
            "not valid CSV: after the quoted \"She said \" comes \"hi\" to me\"\": write a quote within the cell twice (\"\")"),
        row(
            "a blank before the opening quote",
            START + " \"well, hello\"\n",
            "not valid CSV: a blank stands before the opening quote of \" \"well\": delete it"),
        row(
            "a blank after the closing quote",
            TIME + ",\"Ada\" ,CHAT,hello\n",
            "not valid CSV: after the quoted \"Ada\" comes \" \": delete the blank"),
        row(
            "an empty cell",
            TIME + ",,CHAT,hello\n",
            "speaker is empty: write one, or delete the row"),
        row(
            "the separator in a speaker",
            TIME + ",Ada | Bob,CHAT,hello\n",
            "speaker holds the separator \" | \": \"Ada | Bob\" needs another character there, such as a comma or a dash"),
        flow(
            "a blank after it",
            "CHAT ",
            "\"CHAT \", this file's rows must be CHAT: delete the blank (U+0020) at its edge"),
        flow(
            "a no-break space before it",
            "\u00A0CHAT",
            "\"\u00A0CHAT\", this file's rows must be CHAT: delete the blank (U+00A0) at its edge"),
        flow(
            "a zero-width space in it",
            "CHAT\u200B",
            "\"CHAT\\u200B\", this file's rows must be CHAT: delete the invisible character (U+200B) at its edge"),
        flow(
            "in lower case",
            "chat",
            "\"chat\", this file's rows must be CHAT: write it in capitals"),
        flow(
            "the other role's",
            "VOIP",
            "\"VOIP\", this file's rows must be CHAT: name the file of this flow, or write CHAT"),
        flow("mistyped", "CHAR", "\"CHAR\", this file's rows must be CHAT: write CHAT"),
        flow(
            "a control character in it",
            "CH\u0007AT",
            "\"CH\\u0007AT\", this file's rows must be CHAT: write CHAT"),
        flow(
            "long",
            "CHAT ".repeat(30),
            "\"CHAT CHAT CHAT CHAT CHAT CHAT CHAT CHAT \"..., this file's rows must be CHAT: write CHAT"));
  }

  private static CsvKind row(String name, String row, String fault) {
    return refused(name, HEADER + row, ":2: " + fault);
  }

  private static CsvKind flow(String name, String flow, String fault) {
    return refused("flow: " + name, HEADER + GOOD.replace("CHAT", flow), ":2: flow is " + fault);
  }
}
