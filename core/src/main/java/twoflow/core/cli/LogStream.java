package twoflow.core.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Where log lines go, buffered until it is flushed. What is below outlives it: never closed. */
final class LogStream extends BufferedOutputStream {

  private static final int BUFFER_BYTES = 1 << 16;

  LogStream(OutputStream below) {
    super(below, BUFFER_BYTES);
  }

  /**
   * Writes what is buffered. A terminal that is gone takes nothing any more: that is no failure.
   */
  void flushQuietly() {
    try {
      flush();
    } catch (IOException gone) {
      // Nobody is left to read it.
    }
  }

  @Override
  public void close() {
    flushQuietly();
  }
}
