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
  @ValueSource(strings = {"a", "two-flow", "Run_1.2", "..."})
  void shouldJoinAFolderThatIsThere(String name) throws IOException {
    Path expected = root.resolve("captures").resolve(name);
    Files.createDirectories(expected);
    assertEquals(expected, RunFolder.join(root, name).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "sidecar", "wireshark", "a/b", "../x", "a b", "é", "a\n"})
  void shouldRefuseAName(String name) {
    WrongUseException e = assertThrows(WrongUseException.class, () -> RunFolder.join(root, name));
    assertEquals(
        "--run "
            + name
            + ": a run's name has letters, digits, '.', '_' and '-' only, and is not sidecar or"
            + " wireshark",
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
