package twoflow.analysis.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of an event file, in constant memory. The writer ends every line with a newline: a last
 * line without one was cut off, even where what is left of it reads like an event.
 */
final class EventLines implements Closeable {

  /** No event has a longer line; it bounds the memory that a file can ask for. */
  static final int MAX_LINE_CHARS = 1 << 16;

  private final Path file;
  private final Reader in;
  private final char[] buffer = new char[MAX_LINE_CHARS];
  private int from;
  private int to;
  private long lineNumber;

  EventLines(Path file) throws IOException {
    this.file = file;
    // A lenient decoder: a byte that is no UTF-8 shows up as a field that cannot be read.
    this.in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
  }

  /**
   * The next line without its end, or {@code null} after the last.
   *
   * @throws EventFormatException when it has no end, or is too long
   */
  String next() throws IOException {
    lineNumber++;
    for (int at = from; ; at++) {
      if (at == to) {
        at -= from;
        if (!readMore()) {
          return null;
        }
      }
      if (buffer[at] == '\n') {
        int end = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
        String line = new String(buffer, from, end - from);
        from = at + 1;
        return line;
      }
    }
  }

  /** What is wrong with the line that was read last. */
  EventFormatException fault(String what) {
    return new EventFormatException(file, lineNumber, what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Moves what is left to the buffer's beginning and reads on; false at the end of the file. */
  private boolean readMore() throws IOException {
    int left = to - from;
    System.arraycopy(buffer, from, buffer, 0, left);
    from = 0;
    to = left;
    if (left == buffer.length) {
      throw fault("not an event: the line is longer than " + MAX_LINE_CHARS + " characters");
    }
    int read = in.read(buffer, left, buffer.length - left);
    if (read < 0 && left > 0) {
      throw fault(
          "the line is cut off: the disk was full or the program was killed; all events before"
              + " it were used");
    }
    to += Math.max(0, read);
    return read >= 0;
  }
}
