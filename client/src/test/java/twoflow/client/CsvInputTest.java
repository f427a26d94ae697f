package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowFileException;
import twoflow.core.run.RunFolder;
import twoflow.testsupport.LogLines;

class CsvInputTest {

  private static final String ROWS =
      "timestamp,speaker,flow,message\n2025-12-13T10:00:00,Ada,CHAT,mine\n";

  private final LogLines log = new LogLines();
  @TempDir private Path root;
  private Path runPath;
  private Path named;

  @BeforeEach
  void makeFiles() throws IOException {
    runPath = Files.createDirectories(root.resolve("captures").resolve("r"));
    named = Files.writeString(root.resolve("mine.csv"), ROWS);
  }

  private RowFile find(Optional<RunFolder> run, Optional<Path> csv) throws IOException {
    return new CsvInput(root, run, log.logger()).find(Flow.CHAT, csv, RowCheck.NONE);
  }

  private Optional<RunFolder> run() {
    return Optional.of(new RunFolder(runPath));
  }

  @Test
  void shouldMakeTheDefaultFileAndSaySo() throws IOException {
    Path file = root.resolve("chat_messages.csv");
    assertEquals(file, find(Optional.empty(), Optional.empty()).path());
    assertEquals(List.of(file + " was missing: created with sample rows"), log.with("sample rows"));
    find(Optional.empty(), Optional.empty());
    assertEquals(1, log.with("sample rows").size());
  }

  @Test
  void shouldReadTheNamedFileWhereItIs() throws IOException {
    RowFile file = find(Optional.empty(), Optional.of(named));
    assertEquals(named, file.path());
    assertEquals("mine", file.first().message());
  }

  @Test
  void shouldNotMakeAFileThatWasNamed() {
    Path missing = root.resolve("missing.csv");
    IOException e =
        assertThrows(RowFileException.class, () -> find(Optional.empty(), Optional.of(missing)));
    assertEquals(missing + ": no such file", e.getMessage());
    assertFalse(Files.exists(missing));
  }

  @Test
  void shouldReadTheRunsCopyFirst() throws IOException {
    Path copy = Files.writeString(runPath.resolve("chat_messages.csv"), ROWS);
    assertEquals(copy, find(run(), Optional.empty()).path());
    assertFalse(Files.exists(root.resolve("chat_messages.csv")));
  }

  @Test
  void shouldBringTheNamedFileIntoTheRun() throws IOException {
    RowFile file = find(run(), Optional.of(named));
    assertEquals(runPath.resolve("chat_messages.csv"), file.path());
    assertEquals(ROWS, Files.readString(file.path()));
    assertEquals(1, file.rows());
  }

  @Test
  void shouldNotBringAWrongFileIntoTheRun() throws IOException {
    Files.writeString(named, ROWS.replace("CHAT", "VOIP"));
    IOException e = assertThrows(RowFileException.class, () -> find(run(), Optional.of(named)));
    assertEquals(
        named
            + ":2: flow is \"VOIP\", this file's rows must be CHAT: name the file of this flow, or"
            + " write CHAT",
        e.getMessage());
    assertFalse(Files.exists(runPath.resolve("chat_messages.csv")));
  }
}
