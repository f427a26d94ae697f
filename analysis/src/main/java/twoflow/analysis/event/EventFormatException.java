package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;

/** A line of an event file cannot be read; the message reads {@code file:line: what is wrong}. */
public final class EventFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  EventFormatException(Path file, long line, String what) {
    super("events/" + file.getFileName() + ":" + line + ": " + what);
  }
}
