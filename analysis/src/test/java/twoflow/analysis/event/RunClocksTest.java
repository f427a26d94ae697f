package twoflow.analysis.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.event.ClockName;
import twoflow.core.event.Event;

class RunClocksTest {

  private static final ClockName A = new ClockName("aaaaaaaa");
  private static final ClockName B = new ClockName("bbbbbbbb");
  private static final String NOT_KNOWN = "";

  @TempDir private Path folder;

  @Test
  void shouldCompareAllTimesOfOneHost() {
    RunClocks clocks = clocks(A, "relay", "a", "client-chat", "a");
    assertFalse(clocks.differ());
    assertTrue(clocks.sharesCapture("client-chat"));
  }

  @Test
  void shouldTakeRunsThatDoNotSayItForRunsOfOneHost() {
    RunClocks older = clocks(null, "relay", NOT_KNOWN, "client-chat", NOT_KNOWN);
    assertFalse(older.differ());
    assertTrue(older.sharesCapture("client-chat"));
    RunClocks oldProgram = clocks(A, "relay", "a", "client-chat", NOT_KNOWN);
    assertFalse(oldProgram.differ());
    assertTrue(oldProgram.sharesCapture("client-chat"));
    assertTrue(clocks(null, "relay", "a").sharesCapture("relay"), "a capture made by hand");
  }

  @Test
  void shouldCompareOnlyTimesOfTheCapturesClock() {
    RunClocks clocks = clocks(A, "relay", "a", "client-chat", "b", "client-voip", NOT_KNOWN);
    assertTrue(clocks.differ());
    assertTrue(clocks.sharesCapture("relay"));
    assertFalse(clocks.sharesCapture("client-chat"));
    assertFalse(clocks.sharesCapture("client-voip"), "nobody knows");
    assertFalse(clocks.sharesCapture("somebody"), "who left no events");
    assertEquals(
        "2 hosts (capture and relay; client-chat; not known: client-voip)", clocks.words());
  }

  @Test
  void shouldCompareNothingWithACaptureWhoseClockIsNotKnown() {
    RunClocks clocks = clocks(null, "relay", "a", "client-chat", "b");
    assertTrue(clocks.differ());
    assertFalse(clocks.sharesCapture("relay"));
    assertEquals("2 hosts (relay; client-chat; not known: capture)", clocks.words());
  }

  @Test
  void shouldKnowTheClockOfACaptureThatARoleMade() {
    RunClocks clocks = clocks(B, "relay", "a", "client-chat", "b").capturedBy("relay");
    assertTrue(clocks.sharesCapture("relay"));
    assertFalse(clocks.sharesCapture("client-chat"));
    assertEquals(Optional.empty(), clocks.capturedBy("somebody").capture());
  }

  @Test
  void shouldNameTheFirstOfMany() {
    Map<String, Optional<ClockName>> many = new LinkedHashMap<>();
    for (int i = 0; i < 1000; i++) {
      many.put("client-" + i, Optional.of(new ClockName("%08x".formatted(i % 9))));
    }
    String words = new RunClocks(many, Optional.of(A)).words();
    assertTrue(words.startsWith("10 hosts (capture; client-0 and client-9 and "), words);
    assertTrue(words.contains("client-27 and 108 more; client-1 and "), words);
    assertTrue(words.endsWith("; 4 more)"), words);
  }

  @Test
  void shouldReadWhatTheFilesSay() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    files.put("a", file("a", Event.HEADER + "\n1,clock,,,,aaaaaaaa,,,,\n"));
    files.put("older", file("older", Event.HEADER + "\n"));
    files.put("other", file("other", "no events\n"));
    RunClocks clocks = RunClocks.read(files, Optional.of(B));
    assertEquals(
        "2 hosts (capture; a; not known: older and other)", clocks.words(), clocks::toString);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static RunClocks clocks(ClockName capture, String... rolesAndClocks) {
    Map<String, Optional<ClockName>> roles = new LinkedHashMap<>();
    for (int i = 0; i < rolesAndClocks.length; i += 2) {
      String clock = rolesAndClocks[i + 1];
      roles.put(
          rolesAndClocks[i],
          Optional.of(clock).filter(c -> !c.isEmpty()).map(c -> new ClockName(c.repeat(8))));
    }
    return new RunClocks(roles, Optional.ofNullable(capture));
  }
}
