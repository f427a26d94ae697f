package twoflow.launcher.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line for each run that has ended, and, on a terminal, one line below that says how far the
 * batch is and is written again and again. On a terminal only runs that fail have a line.
 */
public final class TextDisplay implements BatchDisplay {

  /** Back to the line's start, and nothing on it (ECMA-48). */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final TimeLeft timeLeft;

  /**
   * @param terminal whether a line can be written again
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public TextDisplay(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.timeLeft = new TimeLeft(nanoTime.getAsLong());
  }

  @Override
  public void ended(PlannedRun run, MadeRun made, Counts counts) throws IOException {
    boolean failed = !made.last().complete();
    if (!terminal || failed) {
      line(
          String.format(
              Locale.ROOT,
              "%d of %d  %s  %s  %.1f s%s",
              counts.ended(),
              counts.runs(),
              run.name(),
              made.verdict(),
              made.seconds(),
              failed ? ": " + made.last().cause() : ""));
    }
    tick(counts);
  }

  @Override
  public void triedAgain(PlannedRun run, Attempt attempt) throws IOException {
    line(run.name() + "  failed, and is tried once more: " + attempt.cause());
  }

  @Override
  public void tick(Counts counts) throws IOException {
    if (terminal) {
      String left =
          timeLeft
              .words(counts, nanoTime.getAsLong())
              .map(words -> ", " + words + " left")
              .orElse("");
      String failed = counts.failed() == 0 ? "" : ", " + counts.failed() + " failed";
      print(CLEAR + counts.complete() + " of " + counts.runs() + " complete" + failed + left);
    }
  }

  @Override
  public void end() throws IOException {
    if (terminal) {
      print(CLEAR);
    }
  }

  private void line(String text) throws IOException {
    print((terminal ? CLEAR : "") + text + "\n");
  }

  private void print(String text) throws IOException {
    out.print(text);
    out.flush();
    if (out.checkError()) {
      throw new IOException(
          "standard output is closed or full: the batch was stopped; --resume goes on with it");
    }
  }
}
