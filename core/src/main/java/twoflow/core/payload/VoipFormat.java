package twoflow.core.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twoflow.core.row.Row;

/**
 * The VoIP flow: a row is {@code <timestamp> | <speaker> | <flow> | <message>} cut into chunks, one
 * write each; the newline is a write of its own.
 *
 * @param chunkBytes the length of a chunk, in bytes (not characters); the last one may be shorter
 */
public record VoipFormat(int chunkBytes) implements WireFormat {

  @Override
  public List<byte[]> writes(Row row) {
    byte[] text = RowText.of(row).getBytes(StandardCharsets.UTF_8);
    List<byte[]> writes = new ArrayList<>();
    for (int from = 0; from < text.length; from += chunkBytes) {
      int to = from + Math.min(chunkBytes, text.length - from);
      writes.add(Arrays.copyOfRange(text, from, to));
    }
    writes.add(new byte[] {'\n'});
    return writes;
  }
}
