package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import twoflow.it.LabProcess;

/** What a program says about a file that fails. */
final class Complaint {

  private Complaint() {}

  /** Requires exit code 1 and one line, which begins so. */
  static void alone(LabProcess process, String beginning) throws InterruptedException {
    process.shouldExit(1);
    assertEquals(1, process.stderr().size(), process::toString);
    assertTrue(process.stderr().getFirst().startsWith(beginning), process::toString);
  }

  /**
   * Requires exit code 1, one log line when the file failed and one line at the end, and nothing
   * else about it.
   */
  static void duringTheRun(LabProcess process, String role, String what, String file)
      throws InterruptedException {
    process.shouldExit(1);
    List<String> lines = process.logged(file + " ");
    lines = lines.stream().filter(line -> !line.contains("tap: writing synthesised")).toList();
    assertEquals(2, lines.size(), process::toString);
    assertTrue(
        lines.getFirst().contains("ERROR cannot write the " + what + " " + file + " any more ("),
        process::toString);
    assertTrue(lines.getFirst().endsWith("; the traffic goes on"), process::toString);
    String last = process.stderr().getLast();
    assertTrue(
        last.startsWith(role + ": " + what + " " + file + " is incomplete ("), process::toString);
    assertTrue(last.contains("No space left on device"), process::toString);
  }
}
