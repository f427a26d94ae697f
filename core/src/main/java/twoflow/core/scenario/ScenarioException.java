package twoflow.core.scenario;

import java.io.IOException;
import java.nio.file.Path;
import twoflow.core.payload.Printable;

/** A scenario that cannot be used; the message reads {@code file:line: what is wrong}. */
public final class ScenarioException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault on one line.
   *
   * @param line the line, from 1
   * @param what is wrong; parts of the file in it may be anything, and are shown escaped
   */
  public ScenarioException(Path file, int line, String what) {
    super(file + ":" + line + ": " + Printable.message(what));
  }
}
