package twoflow.it.input;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import twoflow.it.LabProcess;

/** What a log may look like, whatever peers send. */
final class LogShape {

  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d\\.\\d{6} ";

  /** Control, format and separator characters; the joiners belong to ordinary text. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\u200C\\u200D]]");

  private LogShape() {}

  /**
   * Requires that each line of the log was begun by the program itself, and that nothing in it
   * hides or moves.
   */
  static void assertNoForgery(LabProcess process, String role) {
    Pattern begun = Pattern.compile("(?:" + CLOCK + role + " +|" + role + ": ).*");
    List<String> lines = process.stderr();
    assertFalse(lines.isEmpty(), "no line was logged");
    for (String line : lines) {
      assertTrue(begun.matcher(line).matches(), () -> "not begun by the program: " + line);
      assertFalse(line.contains(role + ": " + HostileStream.FORGERY), line);
      assertFalse(line.startsWith(HostileStream.FORGERY), line);
    }
    for (List<String> output : List.of(lines, process.stdout())) {
      for (String line : output) {
        assertFalse(HIDDEN.matcher(line).find(), () -> "hidden characters: " + line);
      }
    }
  }
}
