package twoflow.core.cli;

import java.io.OutputStream;
import java.util.List;
import org.slf4j.Logger;

/** A log whose lines take the way of a role's, and go nowhere: for its warm-up. */
public final class SilentLog implements AutoCloseable {

  private final Logging logging =
      new Logging(
          "warm-up",
          LogFormat.TEXT,
          () -> List.of(LogTarget.of(OutputStream.nullOutputStream(), false)));
  private final Logger logger = logging.logger();

  /** Takes the lines. */
  public Logger logger() {
    return logger;
  }

  @Override
  public void close() {
    logging.close();
  }
}
