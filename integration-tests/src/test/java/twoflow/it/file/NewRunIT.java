package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.it.LabProcess;

/** The script that makes a run's folder never takes away what somebody needs. */
@Timeout(60)
class NewRunIT {

  private static final String LIVES =
      "new-run: run 'a-run' is still running, captures/a-run stays as it is: wait for its end, or"
          + " use another name";

  @TempDir private Path root;
  private Path captures;
  private Path run;

  @BeforeEach
  void makeTheRoot() throws IOException {
    captures = Files.createDirectories(root.resolve("captures"));
    run = captures.resolve("a-run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.",
        "a/b",
        "a b",
        "é",
        "sidecar",
        "Sidecar",
        "WIRESHARK",
        "con",
        "NUL",
        "nul.txt",
        "Com1",
        "LPT9.a.b"
      })
  void shouldRefuseAName(String name) throws Exception {
    shouldRefuse(name, name);
  }

  @Test
  void shouldRefuseANameOfTwoLinesInOne() throws Exception {
    shouldRefuse("a\nb", "a b");
    shouldRefuse("a\n", "a ");
  }

  private void shouldRefuse(String name, String shown) throws Exception {
    assertRefused(
        name,
        "new-run: run '"
            + shown
            + "': a run's name has letters, digits, '.', '_' and '-' only, does not end with '.',"
            + " and is not sidecar, wireshark or a device's name on Windows (con, nul, ...)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-sidecar", "com", "console", "x.nul", "-v", ".hidden"})
  void shouldAllowAName(String name) throws Exception {
    newRun(name).shouldExit(0);
    assertTrue(Files.isDirectory(captures.resolve(name).resolve("events")));
  }

  @Test
  void shouldRefuseAFileInTheFoldersPlace() throws Exception {
    Files.writeString(captures.resolve("README.md"), "not a run");
    assertRefused(
        "README.md",
        "new-run: run 'README.md': captures/README.md is no run's folder and stays as it is: use"
            + " another name");
  }

  @Test
  void shouldRefuseAFolderThatIsNoRuns() throws Exception {
    Files.createDirectories(captures.resolve("lessons"));
    Files.writeString(captures.resolve("lessons/monday.txt"), "not a run");
    assertRefused(
        "lessons",
        "new-run: run 'lessons': captures/lessons is no run's folder and stays as it is: use"
            + " another name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-flow.pcap", "capture.log", "chat_messages.csv", "events/relay.csv"})
  void shouldMoveAnOlderRunAside(String file) throws Exception {
    Files.createDirectories(run.resolve(file).getParent());
    Files.writeString(run.resolve(file), "older");
    assertMovedAside();
    try (Stream<Path> runs = Files.list(captures)) {
      Path aside = runs.filter(path -> !path.equals(run)).findFirst().orElseThrow();
      assertEquals("older", Files.readString(aside.resolve(file)));
    }
  }

  @Test
  void shouldMoveAnEmptyFolderAside() throws Exception {
    Files.createDirectories(run);
    assertMovedAside();
  }

  @Test
  void shouldRefuseARunThatHasJustBeenMade() throws Exception {
    newRun("a-run").shouldExit(0);
    assertRefused("a-run", LIVES);
  }

  @Test
  void shouldMoveARunAsideThatNeverBegan() throws Exception {
    newRun("a-run").shouldExit(0);
    makeOld();
    assertMovedAside();
  }

  @Test
  void shouldRefuseARunWhoseProcessesLive() throws Exception {
    newRun("a-run").shouldExit(0);
    makeOld();
    try (LabProcess holder = holdTheRun()) {
      assertRefused("a-run", LIVES);
      holder.signal("KILL");
      holder.shouldExit(137);
    }
    assertMovedAside();
  }

  /** Such as a relay with {@code --run} in a terminal, without a capture. */
  @Test
  void shouldRefuseARunWhoseFilesAreStillWritten() throws Exception {
    Path events = Files.createDirectories(run.resolve("events")).resolve("relay.csv");
    try (OutputStream writer = Files.newOutputStream(events)) {
      writer.write('x');
      assertRefused("a-run", LIVES);
    }
    assertMovedAside();
  }

  @Test
  void shouldMoveARunAsideThatIsOnlyRead() throws Exception {
    Path file = Files.writeString(Files.createDirectories(run).resolve("two-flow.pcap"), "older");
    try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
      assertMovedAside();
      assertTrue(reader.isOpen());
    }
  }

  /** Without flock(1) the open file counts. */
  @Test
  void shouldRefuseALivingRunWithoutFlock() throws Exception {
    newRun("a-run").shouldExit(0);
    makeOld();
    Path programs = programsWithoutFlock();
    try (LabProcess holder = holdTheRun()) {
      try (LabProcess second = newRunWith(programs)) {
        second.shouldExit(2);
        assertEquals(List.of(LIVES), second.stderr(), holder::toString);
      }
    }
    try (LabProcess third = newRunWith(programs)) {
      third.shouldExit(0);
      assertTrue(Files.notExists(captures.resolve(".new-run~")), third::toString);
    } finally {
      deleteLinks(programs);
    }
  }

  @Test
  void shouldLetOneWinOfManyThatStartAtOnce() throws Exception {
    Files.createDirectories(run.resolve("events"));
    List<LabProcess> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(newRun("a-run"));
    }
    int winners = 0;
    for (LabProcess one : all) {
      int code = one.exitCode(60);
      if (code == 0) {
        winners++;
      } else {
        assertEquals(List.of(LIVES), one.stderr());
        assertEquals(2, code, one::toString);
      }
    }
    assertEquals(1, winners);
    try (Stream<Path> runs = Files.list(captures)) {
      assertEquals(2, runs.count(), "the run and the older one");
    }
  }

  /** A process that has joined the run as all of a demo's do. */
  private LabProcess holdTheRun() throws Exception {
    String hold = ". \"$0\"; hold_run \"$1\"; echo holds; exec sleep 60";
    LabProcess holder =
        LabProcess.command(
            root, "sh", "-c", hold, Sidecar.scripts().resolve("run-lock.sh").toString(), "" + run);
    holder.awaitResult("holds");
    return holder;
  }

  private void makeOld() throws IOException {
    long longAgoS = Instant.now().getEpochSecond() - 60;
    Files.writeString(run.resolve(".lock"), longAgoS + "\n");
  }

  private LabProcess newRun(String name) throws IOException {
    return Sidecar.script(root, "new-run.sh", root.toString(), name);
  }

  private LabProcess newRunWith(Path programs) throws IOException {
    return LabProcess.command(
        root,
        "env",
        "PATH=" + programs,
        Sidecar.scripts().resolve("new-run.sh").toString(),
        root.toString(),
        "a-run");
  }

  private void assertRefused(String name, String line) throws Exception {
    List<String> before = files();
    try (LabProcess process = newRun(name)) {
      process.shouldExit(2);
      assertEquals(List.of(line), process.stderr());
      assertEquals(List.of(), process.stdout());
    }
    assertEquals(before, files(), "it touched nothing");
  }

  private void assertMovedAside() throws Exception {
    try (LabProcess process = newRun("a-run")) {
      process.shouldExit(0);
      String line = process.stderr().getFirst();
      assertTrue(line.startsWith("new-run: the older run is now captures/a-run.2"), line);
    }
    assertTrue(Files.isDirectory(run.resolve("events")));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(captures)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  /** A folder with nothing but the programs that the script needs everywhere. */
  private Path programsWithoutFlock() throws IOException {
    Path programs = Files.createDirectories(root.resolve("bin"));
    for (String name :
        "basename cat chmod chown cp date dirname env find grep id ls mkdir mv rmdir sed sh sleep tr"
            .split(" ")) {
      for (String folder : List.of("/usr/bin", "/bin")) {
        Path link = programs.resolve(name);
        if (Files.exists(Path.of(folder, name))
            && Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, Path.of(folder, name));
        }
      }
    }
    return programs;
  }

  /** JUnit would warn about each link that it deletes with the folder. */
  private static void deleteLinks(Path folder) throws IOException {
    try (Stream<Path> links = Files.list(folder)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }
}
