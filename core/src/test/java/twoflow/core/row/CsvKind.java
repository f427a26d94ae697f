package twoflow.core.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A kind of file that is called CSV, and what the lab makes of it.
 *
 * @param name what it is
 * @param content its bytes
 * @param rows its rows as text on the wire; none when it is refused
 * @param fault what stands after the file's path; empty when it is accepted
 */
record CsvKind(String name, byte[] content, List<String> rows, String fault) {

  static final String HEADER = "timestamp,speaker,flow,message\n";
  static final String TIME = "2025-12-13T10:00:00";
  static final String START = TIME + ",Ada,CHAT,";
  static final String GOOD = START + "hello\n";

  /** A file whose rows differ from the ordinary one in their messages only. */
  static CsvKind accepted(String name, String content, String... messages) {
    return rows(name, content, List.of(messages).stream().map(m -> wire(TIME, "Ada", m)).toList());
  }

  static CsvKind rows(String name, String content, List<String> rows) {
    return new CsvKind(name, content.getBytes(StandardCharsets.UTF_8), rows, "");
  }

  static CsvKind refused(String name, String content, String fault) {
    return refused(name, content, StandardCharsets.UTF_8, fault);
  }

  static CsvKind refused(String name, String content, Charset charset, String fault) {
    return new CsvKind(name, content.getBytes(charset), List.of(), fault);
  }

  /** A file that is known by its first bytes. */
  static CsvKind binary(String name, String hex, String fault) {
    return new CsvKind(name, HexFormat.of().parseHex(hex), List.of(), fault);
  }

  static String wire(String timestamp, String speaker, String message) {
    return timestamp + " | " + speaker + " | CHAT | " + message;
  }

  @Override
  public String toString() {
    return name;
  }
}
