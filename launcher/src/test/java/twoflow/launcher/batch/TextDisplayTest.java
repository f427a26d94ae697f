package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TextDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nowNs = new AtomicLong();
  private final PlannedRun run = MadeFolders.plan(9).runs(Shard.WHOLE).findFirst().orElseThrow();

  private TextDisplay display(boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new TextDisplay(out, terminal, nowNs::get);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "<");
  }

  @Test
  void shouldPrintALineForEachRunWithoutATerminal() throws IOException {
    TextDisplay display = display(false);
    display.tick(new Counts(9, 0, 0, 0));
    display.triedAgain(run, new Attempt(1, "why"));
    display.ended(run, new MadeRun(2, 4.26, new Attempt(1, "why")), new Counts(9, 0, 0, 1));
    display.ended(run, new MadeRun(1, 4.26, Attempt.COMPLETE), new Counts(9, 1, 0, 1));
    display.end();
    assertEquals(
        "seed-1  failed, and is tried once more: why\n"
            + "1 of 9  seed-1  FAILED  4.3 s: why\n"
            + "2 of 9  seed-1  complete  4.3 s\n",
        shown());
  }

  @Test
  void shouldWriteOneLineAgainOnATerminalAndEstimateTheTime() throws IOException {
    TextDisplay display = display(true);
    display.tick(new Counts(9, 2, 2, 0));
    nowNs.set(TimeUnit.SECONDS.toNanos(30));
    // Two were there before: one in 30 s, and six are missing.
    display.ended(run, new MadeRun(1, 4.26, Attempt.COMPLETE), new Counts(9, 3, 2, 0));
    display.ended(run, new MadeRun(2, 1, new Attempt(1, "why")), new Counts(9, 3, 2, 1));
    display.end();
    assertEquals(
        "<2 of 9 complete"
            + "<3 of 9 complete, about 3 min 0 s left"
            + "<4 of 9  seed-1  FAILED  1.0 s: why\n"
            + "<3 of 9 complete, 1 failed, about 1 min 15 s left"
            + "<",
        shown());
  }

  @Test
  void shouldSayThatNobodyCanSeeIt() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    TextDisplay display = new TextDisplay(new PrintStream(full), false, nowNs::get);
    MadeRun made = new MadeRun(1, 1, Attempt.COMPLETE);
    assertThrows(IOException.class, () -> display.ended(run, made, new Counts(9, 1, 0, 0)));
  }
}
