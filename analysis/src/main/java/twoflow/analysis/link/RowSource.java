package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;

/** The rows that a stream should carry, one after the other, and their numbers. */
final class RowSource implements Closeable {

  /** Where the rows come from. */
  private enum State {
    /** From the CSV file, which may have more of them. */
    CSV,
    /** The CSV file has no more rows, the stream has. */
    BEYOND_CSV,
    /** Nobody knows which rows come: they are taken as they are. */
    NO_CSV
  }

  private final ExpectedRows expected;
  private State state;
  private ExpectedRow current;
  private long number;

  /**
   * Rows of a stream.
   *
   * @param expected the CSV file's rows; {@code null} when there is none
   */
  RowSource(ExpectedRows expected) {
    this.expected = expected;
    this.state = expected == null ? State.NO_CSV : State.CSV;
  }

  /**
   * Goes to the stream's next row.
   *
   * @return whether it is the first one beyond the CSV file
   */
  boolean advance() throws IOException {
    boolean csv = state == State.CSV;
    current = csv ? expected.next() : null;
    number = current == null ? number + 1 : current.number();
    if (csv && current == null) {
      state = State.BEYOND_CSV;
      return true;
    }
    return false;
  }

  /** The row as the CSV file has it, or {@code null} when the file does not have it. */
  ExpectedRow current() {
    return current;
  }

  /** The number of the row, from 1. */
  long number() {
    return number;
  }

  /** Its line in the CSV file; 0 when it is in none. */
  long line() {
    return current == null ? 0 : current.line();
  }

  /** The status of a row that the CSV file does not have. */
  RowStatus statusWithoutCsv() {
    return state == State.BEYOND_CSV ? RowStatus.SURPLUS : RowStatus.AS_SEEN;
  }

  /** A search for the row with which to go on, or {@code null} without a CSV file. */
  Alignment alignment() {
    return expected == null ? null : new Alignment(expected);
  }

  /** None of the CSV file's rows was found: from now on they are taken as they are. */
  void giveUp() {
    state = State.NO_CSV;
  }

  @Override
  public void close() throws IOException {
    if (expected != null) {
      expected.close();
    }
  }
}
