package twoflow.core.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import org.slf4j.event.Level;

/**
 * One place that log lines go to.
 *
 * @param out gets the lines, and is not closed
 * @param least the least level of the lines that it gets
 */
public record LogTarget(OutputStream out, Level least) {

  /**
   * The error output.
   *
   * @param verbose whether it gets every write and read, too
   */
  public static LogTarget errors(boolean verbose) {
    return of(new FileOutputStream(FileDescriptor.err), verbose);
  }

  /**
   * A stream that gets all that the user asked for.
   *
   * @param verbose whether it gets every write and read, too
   */
  public static LogTarget of(OutputStream out, boolean verbose) {
    return new LogTarget(out, verbose ? Level.DEBUG : Level.INFO);
  }
}
