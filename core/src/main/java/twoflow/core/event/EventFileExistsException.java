package twoflow.core.event;

import java.io.IOException;
import java.nio.file.Path;

/** An event file is there already; it is never overwritten. */
public final class EventFileExistsException extends IOException {

  private static final long serialVersionUID = 1L;

  EventFileExistsException(Path file) {
    super("event file " + file + " exists and is never overwritten: move it away or name another");
  }
}
