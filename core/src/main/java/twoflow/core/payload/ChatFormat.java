package twoflow.core.payload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import twoflow.core.row.Row;

/**
 * The chat flow: a row is one write, {@code C1-CHAT: <timestamp> | <speaker> | <flow> | <message>}
 * and the terminator.
 *
 * @param terminator what ends a row
 */
public record ChatFormat(Terminator terminator) implements WireFormat {

  @Override
  public List<byte[]> writes(Row row) {
    String end = terminator == Terminator.NEWLINE ? "\n" : "";
    String line = RowText.CHAT_MARKER + RowText.of(row) + end;
    return List.of(line.getBytes(StandardCharsets.UTF_8));
  }
}
