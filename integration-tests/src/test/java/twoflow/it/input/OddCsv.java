package twoflow.it.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/** A CSV file that is odd in every way that is allowed, and what a reader must make of it. */
final class OddCsv {

  private static final List<String> TIMESTAMPS =
      List.of(
          "2026-01-01T00:00:00",
          "2026-01-01T00:00",
          "2026-01-01 00:00:00.25",
          "2024-02-29T23:59:59.999999999",
          "1969-12-31T23:59:59.5",
          "0000-01-01T00:00:00",
          "+12345-06-07T08:09:10");

  /** What spreadsheets leave below and between the rows: it is passed over. */
  private static final List<String> EMPTY_LINES =
      List.of("", " ", ",,,", " ,\t,,\u00A0", ",,,,,,", "\"\",\"\",\"\",\" \"");

  private static final List<String> PIECES =
      List.of(
          "hello",
          ",",
          "\"",
          "\"\"",
          "'",
          " ",
          "  ",
          "\t",
          " | ",
          "|",
          ";",
          "#",
          "\\",
          "\\n",
          "C1-CHAT: ",
          "=1+1",
          "<b>",
          "%s",
          "{}",
          "${x}",
          "Grüße",
          "世界",
          "👩‍👧",
          "\u202E",
          "\u2028",
          "\u0085",
          "\u001B[31m",
          "\u0007",
          "\uFEFF",
          "e\u0301",
          "null",
          "true");

  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Row> rows = new ArrayList<>();
  private int lines;

  OddCsv(Random random) {
    this.random = random;
    if (random.nextInt(4) == 0) {
      out.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
    }
    emptyLines();
    line("timestamp,speaker,flow,message");
    emptyLines();
    for (int i = random.nextInt(5); i >= 0; i--) {
      row();
      emptyLines();
    }
  }

  /** The rows that it has, as long as no fault was added. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Its bytes; sometimes the last line has no end. */
  byte[] bytes() {
    byte[] bytes = out.toByteArray();
    int last = bytes.length - 1;
    boolean endless = bytes[last] == '\n' && bytes[last - 1] != '\n' && bytes[last - 1] != '\r';
    return endless && random.nextBoolean() ? Arrays.copyOf(bytes, last) : bytes;
  }

  /**
   * Adds a line that is not acceptable, and sometimes good ones after it.
   *
   * @return the line's number
   */
  int add(CsvFault fault) {
    int number = lines + 1;
    out.writeBytes(fault.line());
    end();
    for (int i = random.nextInt(3); i > 0; i--) {
      row();
    }
    return number;
  }

  private void row() {
    String timestamp = TIMESTAMPS.get(random.nextInt(TIMESTAMPS.size()));
    String speaker = text(3);
    while (speaker.isEmpty() || (speaker + " ").contains(Row.SEPARATOR)) {
      speaker = text(3);
    }
    String message = text(8);
    while (message.isEmpty()) {
      message = text(8);
    }
    rows.add(new Row(timestamp, speaker, Flow.CHAT, message));
    line(field(timestamp) + "," + field(speaker) + "," + field("CHAT") + "," + field(message));
  }

  private String text(int maxPieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxPieces + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Quoted where it must be, and sometimes where it need not be (RFC 4180, 2). */
  private String field(String text) {
    boolean plain = !text.contains(",") && !text.contains("\"") && text.strip().equals(text);
    return plain && random.nextBoolean() ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private void emptyLines() {
    while (random.nextInt(6) == 0) {
      line(EMPTY_LINES.get(random.nextInt(EMPTY_LINES.size())));
    }
  }

  private void line(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    end();
  }

  private void end() {
    lines++;
    out.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
  }
}
