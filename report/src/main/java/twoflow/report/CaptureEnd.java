package twoflow.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Waits for the capture's last words in {@code capture.log}. */
final class CaptureEnd {

  private static final String OUTCOME = "capture: ";
  private static final long POLL_MS = 100;

  private final Path log;

  CaptureEnd(Path log) {
    this.log = log;
  }

  /**
   * Waits until the log has its outcome.
   *
   * @return whether it came in time
   */
  boolean await(Duration atMost) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + atMost.toNanos();
    while (!hasOutcome()) {
      if (System.nanoTime() - deadlineNs >= 0) {
        return false;
      }
      Thread.sleep(POLL_MS);
    }
    return true;
  }

  private boolean hasOutcome() throws IOException {
    if (!Files.isRegularFile(log)) {
      return false;
    }
    String words = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    // A line that is still being written has no end yet.
    return words.lines().anyMatch(line -> line.startsWith(OUTCOME)) && words.endsWith("\n");
  }
}
