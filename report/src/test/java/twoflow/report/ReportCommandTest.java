package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.FileFault;
import twoflow.core.run.WrongUseException;
import twoflow.pcap.file.CaptureFormatException;
import twoflow.testsupport.GoldenRun;

/** What the user reads when the report cannot be made: one line, with the file. */
class ReportCommandTest {

  @TempDir private Path temp;
  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = GoldenRun.copyTo(temp.resolve("run"));
  }

  @Test
  void shouldLookForANamedRunInCaptures() {
    String message = failure(WrongUseException.class, "nope");
    assertTrue(message.startsWith("captures/nope: no such folder"), message);
    assertTrue(failure(WrongUseException.class, "a/nope").startsWith(Path.of("a/nope") + ": "));
    Path absolute = temp.resolve("nope");
    assertTrue(failure(WrongUseException.class, absolute + "").startsWith(absolute + ": no such"));
  }

  @Test
  void shouldNameAFileThatIsNoCapture() {
    Path csv = run.resolve("voip_messages.csv");
    String message = failure(CaptureFormatException.class, run + "", "--capture", csv + "");
    assertTrue(message.startsWith(csv + ": text in columns, such as a CSV file"), message);
    String folder = failure(WrongUseException.class, run + "", "--capture", run + "");
    assertTrue(folder.startsWith(run + ": a folder"), folder);
  }

  @Test
  void shouldNameAFolderThatIsInTheWayOfAFile() throws IOException {
    Path next = Files.createDirectories(run.resolve(".links.csv.next/x")).getParent();
    String message = failure(IOException.class, run + "");
    assertTrue(message.startsWith(next + ": a folder is in the way"), message);
    Files.delete(next.resolve("x"));
    Path links = Files.createDirectory(run.resolve("links.csv"));
    String moved = failure(IOException.class, run + "");
    assertTrue(moved.startsWith(links + ": "), moved);
  }

  @Test
  void shouldNameAFolderThatHasTheNameOfAnEventFile() throws IOException {
    Path file = run.resolve("events/relay.csv");
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(failure(WrongUseException.class, run + "").startsWith(file + ": not a file"));
  }

  @Test
  void shouldAlwaysGiveACause() {
    assertEquals(
        "f: no such file or folder: it was removed meanwhile",
        FileFault.text(new NoSuchFileException("f")));
    assertEquals(
        "f: exists already: another report is at work on this run",
        FileFault.text(new FileAlreadyExistsException("f")));
    assertEquals(
        "f: No space left on device",
        FileFault.text(new FileSystemException("f", null, "No space left on device")));
    assertTrue(FileFault.text(new FileSystemException("f")).startsWith("f: "));
  }

  private static String failure(Class<? extends Exception> type, String... args) {
    ReportCommand command = new ReportCommand();
    command.commandLine().parseArgs(args);
    return assertThrows(type, command::call).getMessage();
  }
}
