package twoflow.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFileException;

class RunFolderTest {

  @TempDir private Path root;
  private Path folder;
  private Path input;

  @BeforeEach
  void makeTheFolder() throws IOException {
    folder = Files.createDirectories(root.resolve("captures").resolve("two-flow"));
    input = Files.writeString(root.resolve("mine.csv"), "\uFEFFbytes\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "two-flow", "Run_1.2", "...a", "my-sidecar", "com", "console", "x.nul"})
  void shouldJoinAFolderThatIsThere(String name) throws IOException {
    Path expected = root.resolve("captures").resolve(name);
    Files.createDirectories(expected);
    assertEquals(expected, RunFolder.join(root, name).path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.",
        "a/b/c",
        "a/",
        "/b",
        "../x",
        "a/sidecar",
        "a b",
        "é",
        "ſidecar",
        "a\n"
      })
  void shouldRefuseANameOfOtherLetters(String name) {
    shouldRefuse(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sidecar", "Sidecar", "wireshark", "WIRESHARK"})
  void shouldRefuseAFolderOfTheLabOnADiskThatIgnoresCase(String name) throws IOException {
    Files.createDirectories(root.resolve("captures").resolve(name));
    shouldRefuse(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "CON", "Prn", "aux", "NUL", "nul.txt", "com1", "COM9.a.b", "lpt0"})
  void shouldRefuseADeviceOfWindows(String name) {
    shouldRefuse(name);
  }

  private void shouldRefuse(String name) {
    WrongUseException e = assertThrows(WrongUseException.class, () -> RunFolder.join(root, name));
    assertEquals(
        "--run "
            + name
            + ": a run's name has letters, digits, '.', '_' and '-' only, does not end with '.',"
            + " and is not sidecar, wireshark or a device's name on Windows (con, nul, ...)",
        e.getMessage());
  }

  @Test
  void shouldRefuseAFileInTheFoldersPlace() throws IOException {
    Path file = Files.writeString(root.resolve("captures/README.md"), "not a run");
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> RunFolder.join(root, "README.md"));
    assertEquals(
        "--run README.md: " + file + " is a file and no run's folder: use another name",
        e.getMessage());
  }

  @Test
  void shouldSayHowToMakeAFolderThatIsMissing() {
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> RunFolder.join(root, "other"));
    Path missing = root.resolve("captures/other");
    assertEquals(
        "--run other: there is no folder " + missing + ": make it with 'mkdir -p " + missing + "'",
        e.getMessage());
  }

  @Test
  void shouldMakeTheFolderForEvents() throws IOException {
    assertEquals(
        folder.resolve("events").resolve("relay.csv"), new RunFolder(folder).eventFile("relay"));
    assertTrue(Files.isDirectory(folder.resolve("events")));
    assertEquals(
        folder.resolve("events").resolve("relay.csv"), new RunFolder(folder).eventFile("relay"));
  }

  @Test
  void shouldAdoptAnInputByteForByteAndTwice() throws IOException {
    RunFolder run = new RunFolder(folder);
    Path copy = run.adopt(input, Flow.CHAT);
    assertEquals(folder.resolve("chat_messages.csv"), copy);
    assertEquals(-1, Files.mismatch(input, copy));
    assertEquals(copy, run.adopt(input, Flow.CHAT));
    assertEquals(folder.resolve("voip_messages.csv"), run.adopt(input, Flow.VOIP));
  }

  @Test
  void shouldNotAdoptAnotherInputThanTheRunHas() throws IOException {
    Path copy = Files.writeString(folder.resolve("chat_messages.csv"), "other");
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> new RunFolder(folder).adopt(input, Flow.CHAT));
    assertEquals(
        "the run has another "
            + copy
            + " already, which differs from "
            + input
            + ": leave --csv out, or use another run",
        e.getMessage());
    assertEquals("other", Files.readString(copy));
  }

  @Test
  void shouldNotAdoptWhatIsNotAFile() {
    RunFolder run = new RunFolder(folder);
    Path missing = root.resolve("missing.csv");
    IOException e = assertThrows(RowFileException.class, () -> run.adopt(missing, Flow.CHAT));
    assertEquals(missing + ": no such file", e.getMessage());
    e = assertThrows(RowFileException.class, () -> run.adopt(root, Flow.CHAT));
    assertEquals(root + ": not a regular file", e.getMessage());
  }
}
