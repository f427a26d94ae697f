package twoflow.core.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CSV file may hold, and what is said of what it may not. */
class RowFileTest {

  private static final String HEADER = "timestamp,speaker,flow,message\n";
  private static final String GOOD = "2025-12-13T10:00:00,Ada,CHAT,hello\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("chat.csv");
  }

  private List<String> messages(String content) throws IOException {
    return rows(content).stream().map(row -> row.row().message()).toList();
  }

  private List<NumberedRow> rows(String content) throws IOException {
    Files.writeString(file, content);
    RowFile checked = RowFile.check(file, Flow.CHAT, RowCheck.NONE);
    List<NumberedRow> rows = new ArrayList<>();
    try (RowReader reader = checked.open()) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    assertEquals(checked.rows(), rows.size());
    assertEquals(checked.first(), rows.getFirst().row());
    return rows;
  }

  private void assertFault(String expected, byte[] content) throws IOException {
    Files.write(file, content);
    RowFileException e =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, RowCheck.NONE));
    // CsvKindsTest has the whole messages.
    assertTrue(e.getMessage().startsWith(file + expected), e.getMessage());
  }

  private void assertFault(String expected, String content) throws IOException {
    assertFault(expected, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldTellRowsWithTheirNumbersAndLines() throws IOException {
    List<NumberedRow> rows = rows(HEADER + GOOD + "\n" + GOOD.replace("hello", "bye"));
    Row first = new Row("2025-12-13T10:00:00", "Ada", Flow.CHAT, "hello");
    Row second = new Row("2025-12-13T10:00:00", "Ada", Flow.CHAT, "bye");
    assertEquals(List.of(new NumberedRow(1, 2, first), new NumberedRow(2, 4, second)), rows);
  }

  @Test
  void shouldAcceptAByteOrderMarkAndCrlf() throws IOException {
    String crlf = ("\uFEFF" + HEADER + GOOD + GOOD).replace("\n", "\r\n");
    assertEquals(List.of("hello", "hello"), messages(crlf));
  }

  @Test
  void shouldAcceptNoNewlineAtTheEndAndBlankLines() throws IOException {
    assertEquals(
        List.of("hello", "hello"), messages("\n" + HEADER + "\n\r\n" + GOOD + "\n" + GOOD.strip()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a | b",
        "| ",
        "tab\there",
        "bell\u0007 and \u001B[2J",
        "Grüße 世界 😀",
        "it's"
      })
  void shouldAcceptAnUnquotedMessage(String message) throws IOException {
    assertEquals(List.of(message), messages(HEADER + "2025-12-13T10:00:00,Ada,CHAT," + message));
  }

  @Test
  void shouldReadQuotedFields() throws IOException {
    assertEquals(
        List.of("Hi, \"you\"", " spaces ", "\""),
        messages(
            HEADER
                + "2025-12-13T10:00:00,Ada,CHAT,\"Hi, \"\"you\"\"\"\n"
                + "\"2025-12-13T10:00:00\",\"Ada\",\"CHAT\",\" spaces \"\n"
                + "2025-12-13T10:00:00,Ada,CHAT,\"\"\"\"\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-12-13T10:00:00",
        "2025-12-13T10:00:00.5",
        "2025-12-13T10:00:00.123456789",
        "2025-12-13T10:00",
        "2025-12-13 10:00:00",
        "2025-12-13 10:00"
      })
  void shouldKeepATimestampAsTheFileHasIt(String timestamp) throws IOException {
    Row row = rows(HEADER + timestamp + ",Ada,CHAT,hello").getFirst().row();
    assertEquals(timestamp, row.timestamp());
  }

  @Test
  void shouldRefuseAFileWithoutRows() throws IOException {
    assertFault(": no rows", "");
    assertFault(": no rows", "\n\n");
    assertFault(": no rows", HEADER);
    assertFault(": no rows", HEADER + "\n\r\n");
  }

  @Test
  void shouldRefuseAnEmptyField() throws IOException {
    assertFault(":3: timestamp is empty", HEADER + GOOD + ",Ada,CHAT,hello\n");
    assertFault(":2: speaker is empty", HEADER + "2025-12-13T10:00:00,,CHAT,hello\n");
    assertFault(":2: flow is empty", HEADER + "2025-12-13T10:00:00,Ada,,hello\n");
    assertFault(":2: message is empty", HEADER + "2025-12-13T10:00:00,Ada,CHAT,\n");
    assertFault(":2: message is empty", HEADER + "2025-12-13T10:00:00,Ada,CHAT,\"\"\n");
  }

  @Test
  void shouldRefuseALineBreakOrNulInAField() throws IOException {
    String start = HEADER + GOOD + "2025-12-13T10:00:00,Ada,CHAT,";
    assertFault(":3: a field holds a CR or NUL character", start + "a\rb\n");
    assertFault(":3: a field holds a CR or NUL character", start + "a\0b\n");
    assertFault(":3: a field holds a CR or NUL character", start + "\"a\r\"\n");
    assertFault(":3: the line ends with CR CR LF after ", start + "a\r\r\n");
  }

  @Test
  void shouldRefuseAQuotedLineBreak() throws IOException {
    Files.writeString(file, HEADER + GOOD + "2025-12-13T10:00:00,Ada,CHAT,\"two\nlines\"\n");
    RowFileException e =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, RowCheck.NONE));
    assertTrue(e.getMessage().startsWith(file + ":3: not valid CSV: "), e.getMessage());
  }

  @Test
  void shouldRefuseASpeakerThatBlursTheFields() throws IOException {
    assertFault(
        ":2: speaker holds the separator \" | \": \"a | b\"",
        HEADER + "2025-12-13T10:00:00,a | b,CHAT,hello\n");
    assertFault(
        ":2: speaker holds the separator \" | \": \"Ada |\"",
        HEADER + "2025-12-13T10:00:00,Ada |,CHAT,hello\n");
  }

  @Test
  void shouldRefuseAnotherFlow() throws IOException {
    String row = "2025-12-13T10:00:00,Ada,%s,hello\n";
    assertFault(
        ":3: flow is \"VOIP\", this file's rows must be CHAT",
        HEADER + GOOD + row.formatted("VOIP"));
    assertFault(
        ":2: flow is \"chat\", this file's rows must be CHAT", HEADER + row.formatted("chat"));
  }

  @Test
  void shouldNameTheLineThatIsNotUtf8() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((HEADER + GOOD + "2025-12-13T10:00:00,Ada,CHAT,").getBytes("UTF-8"));
    content.write(0xE9);
    content.writeBytes(("t\u00E9\n" + GOOD).getBytes("UTF-8"));
    assertFault(":3: not valid UTF-8", content.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void shouldRefuseAnotherNumberOfColumns(int columns) throws IOException {
    String row = "2025-12-13T10:00:00" + ",x".repeat(columns - 1);
    assertFault(
        ":2: expected 4 columns (timestamp,speaker,flow,message), found " + columns, HEADER + row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp,speaker,flow", "Timestamp,speaker,flow,message",
        "timestamp;speaker;flow;message", "2025-12-13T10:00:00,Ada,CHAT,hello",
        "timestamp,speaker,flow,message,extra"
      })
  void shouldRefuseAnotherHeader(String header) throws IOException {
    assertFault(":1: the header must be timestamp,speaker,flow,message", header + "\n" + GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10:00:00",
        "2025-13-01T10:00:00",
        "2025-12-13T10:00:00Z",
        "2025-02-30T10:00:00",
        "yesterday"
      })
  void shouldRefuseABadTimestamp(String timestamp) throws IOException {
    assertFault(
        ":2: timestamp is not an ISO-8601 local date-time such as 2025-12-13T10:00:00: \""
            + timestamp
            + "\" ",
        HEADER + timestamp + ",Ada,CHAT,hello\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"never closed", "\"closed\" and more", "\"closed\"x"})
  void shouldRefuseBrokenQuotes(String message) throws IOException {
    Files.writeString(file, HEADER + "2025-12-13T10:00:00,Ada,CHAT," + message + "\n");
    RowFileException e =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, RowCheck.NONE));
    assertTrue(e.getMessage().startsWith(file + ":2: not valid CSV: "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void shouldRefuseALineThatIsTooLong() throws IOException {
    String start = "2025-12-13T10:00:00,Ada,CHAT,";
    String longest = start + "x".repeat(LineReader.MAX_LINE_BYTES - start.length());
    assertEquals(List.of(longest.substring(start.length())), messages(HEADER + longest + "\n"));
    assertFault(":2: the line is longer than 1048576 bytes", HEADER + longest + "x\n");
  }

  @Test
  void shouldRefuseWhatIsNotAFile() {
    IOException missing =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, RowCheck.NONE));
    assertEquals(file + ": no such file", missing.getMessage());
    IOException aFolder =
        assertThrows(RowFileException.class, () -> RowFile.check(folder, Flow.CHAT, RowCheck.NONE));
    assertEquals(
        folder + ": not a regular file but a folder: name a CSV file in it", aFolder.getMessage());
  }

  @Test
  void shouldRefuseADevice() {
    Path device = Path.of("/dev/null");
    IOException e =
        assertThrows(RowFileException.class, () -> RowFile.check(device, Flow.CHAT, RowCheck.NONE));
    assertEquals(
        device + ": not a regular file: copy what it gives into one first", e.getMessage());
  }

  @Test
  void shouldNumberTheRowsThatAreSentAndKeepTheFilesLines() throws IOException {
    List<NumberedRow> rows = rows(",,,\n" + HEADER + GOOD + ",,,\n , \n" + GOOD + ",,,\n");
    assertEquals(List.of(1L, 2L), rows.stream().map(NumberedRow::number).toList());
    assertEquals(List.of(3L, 6L), rows.stream().map(NumberedRow::line).toList());
  }

  @Test
  void shouldNameTheLineThatFailsAFurtherCheck() throws IOException {
    Files.writeString(file, HEADER + GOOD + GOOD);
    RowCheck onlyOne =
        row -> {
          if (row.number() > 1) {
            throw new IllegalArgumentException("one is enough");
          }
        };
    IOException e =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, onlyOne));
    assertEquals(file + ":3: one is enough", e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void shouldCreateASampleThatIsAcceptable(Flow flow) throws IOException {
    assertTrue(RowFile.createSample(file, flow));
    assertEquals(4, RowFile.check(file, flow, RowCheck.NONE).rows());
  }

  @Test
  void shouldNeverOverwriteByASample() throws IOException {
    byte[] mine = "mine".getBytes(StandardCharsets.UTF_8);
    Files.write(file, mine);
    assertFalse(RowFile.createSample(file, Flow.CHAT));
    assertArrayEquals(mine, Files.readAllBytes(file));
  }
}
