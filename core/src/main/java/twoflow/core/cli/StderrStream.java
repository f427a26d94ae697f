package twoflow.core.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** The process's stderr, buffered until it is flushed. It outlives its users: never closed. */
final class StderrStream extends BufferedOutputStream {

  private static final int BUFFER_BYTES = 1 << 16;

  StderrStream() {
    super(new FileOutputStream(FileDescriptor.err), BUFFER_BYTES);
  }

  /**
   * Writes what is buffered. A terminal that is gone takes nothing any more: that is no failure.
   */
  void flushQuietly() {
    try {
      flush();
    } catch (IOException gone) {
      // Nobody is left to be told.
    }
  }

  @Override
  public void close() {
    flushQuietly();
  }
}
