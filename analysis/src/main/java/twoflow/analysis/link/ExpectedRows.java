package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;

/** The rows that a stream should carry, in order. */
interface ExpectedRows extends Closeable {

  /** The next row, or {@code null} after the last. */
  ExpectedRow next() throws IOException;

  /**
   * Goes to the first row of this content, which {@link #next} then returns.
   *
   * @return whether there is one; if not, all rows are passed
   */
  boolean seek(byte[] content) throws IOException;

  @Override
  default void close() throws IOException {}
}
