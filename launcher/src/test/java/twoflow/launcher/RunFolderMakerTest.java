package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.WrongUseException;

/** The folder of a run where there is no shell. */
@Timeout(60)
class RunFolderMakerTest {

  private static final Path SCRIPT = Path.of("../captures/sidecar/new-run.sh").toAbsolutePath();

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path root;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a b", "a/b", "a\n", "Sidecar", "nul.txt", "a."})
  void shouldRefuseAName(String name) {
    WrongUseException e = assertThrows(WrongUseException.class, () -> make(name).close());
    assertTrue(e.getMessage().startsWith("run '" + name + "': a run's name has "), e::getMessage);
    assertTrue(Files.notExists(root.resolve("captures")));
  }

  @Test
  void shouldCopyTheInputsByteForByte() throws Exception {
    byte[] odd = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', '\r', '\n', 0};
    Files.write(root.resolve("chat_messages.csv"), odd);
    make("a-run").close();
    assertEquals("lab: voip_messages.csv was missing: created with sample rows", printed());
    Path run = root.resolve("captures/a-run");
    for (String csv : List.of("chat_messages.csv", "voip_messages.csv")) {
      assertEquals(-1, Files.mismatch(root.resolve(csv), run.resolve(csv)), csv);
    }
    assertEquals(odd.length, Files.size(run.resolve("chat_messages.csv")));
  }

  @Test
  void shouldMoveOlderRunsAside() throws Exception {
    for (int i = 0; i < 3; i++) {
      make("a-run").close();
    }
    try (Stream<Path> runs = Files.list(root.resolve("captures"))) {
      assertEquals(
          List.of("a-run", "a-run.20260102T030405Z", "a-run.20260102T030405Z+"),
          runs.map(run -> run.getFileName().toString()).sorted().toList());
    }
    assertTrue(printed().endsWith("lab: the older run is now captures/a-run.20260102T030405Z+"));
  }

  @Test
  void shouldRefuseAFolderThatIsNoRuns() throws Exception {
    Path lessons = Files.createDirectories(root.resolve("captures/lessons"));
    Files.writeString(lessons.resolve("monday.txt"), "not a run");
    WrongUseException e = assertThrows(WrongUseException.class, () -> make("lessons").close());
    assertEquals(
        "run 'lessons': captures/lessons is no run's folder and stays as it is: use another name",
        e.getMessage());
    assertEquals("", printed());
  }

  @Test
  void shouldRefuseARunThatLives() throws Exception {
    try (RunLock first = make("a-run")) {
      assertEquals(root.resolve("captures/a-run"), first.folder());
      WrongUseException e = assertThrows(WrongUseException.class, () -> make("a-run").close());
      assertEquals(
          "run 'a-run' is still running, captures/a-run stays as it is: wait for its end, or use"
              + " another name",
          e.getMessage());
    }
    make("a-run").close();
  }

  /** What a killed launcher left does not stop the next one. */
  @Test
  void shouldTakeOverAGuardThatWasLeft() throws Exception {
    Path guard = Files.createDirectories(root.resolve("captures/.new-run~"));
    Files.setLastModifiedTime(guard, FileTime.from(NOW.minusSeconds(6)));
    make("a-run").close();
    assertTrue(Files.notExists(guard));
  }

  @Test
  void shouldMakeWhatTheScriptMakes() throws Exception {
    assumeTrue(HostShell.isHere(), "the script needs a shell");
    Path scripted = Files.createDirectories(root.resolve("scripted/captures")).getParent();
    Path made = Files.createDirectories(root.resolve("made/captures")).getParent();
    Process script =
        new ProcessBuilder("sh", SCRIPT.toString(), scripted.toString(), "a-run", "", "")
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, script.waitFor(), said);
    new RunFolderMaker(RunInputs.in(made), Clock.systemUTC(), new PrintStream(err))
        .make("a-run")
        .close();
    assertEquals(contents(scripted), contents(made));
  }

  /** What each file and folder holds; of the time in the lock only that it is one. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String content = Files.isDirectory(path) ? "(folder)" : Files.readString(path);
        contents.put(
            folder.relativize(path).toString(), content.replaceAll("(?s)^\\d{10}\n$", "(time)"));
      }
    }
    return contents;
  }

  private RunLock make(String run) throws IOException, InterruptedException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new RunFolderMaker(
            RunInputs.in(root), clock, new PrintStream(err, true, StandardCharsets.UTF_8))
        .make(run);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }
}
