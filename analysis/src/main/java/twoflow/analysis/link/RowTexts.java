package twoflow.analysis.link;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The texts of the first rows of a run, for people to read; of the others none is kept. */
public final class RowTexts {

  /** A longer text is cut. */
  static final int MAX_TEXT_BYTES = 4096;

  private static final int MAX_TEXTS = 8_000;

  private final int rowsPerStream;
  private final Map<Key, String> texts = new HashMap<>();

  /**
   * Keeps the texts of so many rows of each direction's stream, and no more than it has room for.
   */
  public RowTexts(int rowsPerStream) {
    this.rowsPerStream = rowsPerStream;
  }

  /** Whether it takes the text of a stream's row, counted from 0. */
  boolean takes(long rowIndex) {
    return rowIndex < rowsPerStream && texts.size() < MAX_TEXTS;
  }

  void keep(Object direction, long rowIndex, byte[] bytes, int length) {
    if (takes(rowIndex)) {
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      texts.put(new Key(direction, rowIndex), text);
    }
  }

  /** Whether the text of a row was kept. */
  boolean has(Object direction, long rowIndex) {
    return texts.containsKey(new Key(direction, rowIndex));
  }

  /** The text of a row as it stood on the wire, without terminator; empty when not kept. */
  String text(Object direction, long rowIndex) {
    return texts.getOrDefault(new Key(direction, rowIndex), "");
  }

  private record Key(Object direction, long rowIndex) {}
}
