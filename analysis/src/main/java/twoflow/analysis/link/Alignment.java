package twoflow.analysis.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds a row of the CSV file in a stream whose beginning was not captured. The first line is
 * usually the rest of a row; one of the next ones is a whole row.
 */
final class Alignment {

  private static final int MAX_LINES = 4;
  private static final int MAX_LINE_BYTES = 1 << 20;

  private final ExpectedRows expected;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int tried;

  Alignment(ExpectedRows expected) {
    this.expected = expected;
  }

  /** Takes bytes of the current line. */
  void take(byte[] buffer, int from, int length) {
    line.write(buffer, from, Math.min(length, MAX_LINE_BYTES - line.size()));
  }

  /** Bytes are missing: what follows is the rest of some line. */
  void reset() {
    line.reset();
  }

  /** Whether the line that has now ended is a row, which comes next from the CSV file. */
  boolean endsWithRow() throws IOException {
    tried++;
    byte[] content = line.toByteArray();
    int length = content.length;
    boolean carriageReturn = length > 0 && content[length - 1] == '\r';
    boolean found = expected.seek(Arrays.copyOf(content, carriageReturn ? length - 1 : length));
    line.reset();
    return found;
  }

  /** Whether no further line is worth a search. */
  boolean givesUp() {
    return tried >= MAX_LINES;
  }
}
