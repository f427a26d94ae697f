package twoflow.core.row;

import java.io.IOException;
import java.nio.file.Path;

/** An input file that cannot be used; the message reads {@code file:line: what is wrong}. */
public final class RowFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault on one line.
   *
   * @param line the line, from 1
   */
  public RowFileException(Path file, long line, String what) {
    super(file + ":" + line + ": " + what);
  }

  /** A fault of the file as a whole. */
  public RowFileException(Path file, String what) {
    super(file + ": " + what);
  }
}
