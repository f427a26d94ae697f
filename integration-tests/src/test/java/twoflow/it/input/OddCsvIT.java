package twoflow.it.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Portion;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowListener;
import twoflow.core.payload.RowSplitter;
import twoflow.core.payload.RowText;
import twoflow.core.payload.Terminator;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.Row;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowFileException;
import twoflow.core.row.RowReader;
import twoflow.it.LabProcess;

/** Thousands of generated CSV files: each is read exactly, or refused with its line. */
@Execution(ExecutionMode.CONCURRENT)
class OddCsvIT {

  private static final int FILES = 2_000;
  private static final int FILES_PER_FAULT = 50;
  private static final int DAMAGED_FILES = 3_000;

  @RegisterExtension private final Seed seed = new Seed();
  @TempDir private Path folder;

  @Test
  void shouldReadAnOddFileExactly() throws IOException {
    Random random = seed.random(1);
    for (int i = 0; i < FILES; i++) {
      OddCsv csv = new OddCsv(random);
      assertEquals(csv.rows(), read(write(csv.bytes())), "file " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseABrokenFileWithItsLine(CsvFault fault) throws IOException {
    Random random = seed.random(100 + fault.ordinal());
    for (int i = 0; i < FILES_PER_FAULT; i++) {
      OddCsv csv = new OddCsv(random);
      int line = csv.add(fault);
      Path file = write(csv.bytes());
      try {
        fail("accepted: " + read(file));
      } catch (RowFileException e) {
        assertTrue(e.getMessage().startsWith(file + ":" + line + ": "), e.getMessage());
      }
    }
  }

  @Test
  void shouldReadOrRefuseADamagedFileAndSendOnlyWhatCanBeReadBack() throws IOException {
    Random random = seed.random(2);
    int accepted = 0;
    for (int i = 0; i < DAMAGED_FILES; i++) {
      Path file = write(damaged(new OddCsv(random).bytes(), random));
      try {
        List<Row> rows = read(file);
        assertEquals(rows, overTheWire(rows));
        accepted++;
      } catch (RowFileException declared) {
        assertTrue(declared.getMessage().startsWith(file.toString()), declared.getMessage());
      }
    }
    // Were none or all of them accepted, the test would show nothing.
    assertTrue(accepted > DAMAGED_FILES / 100 && accepted < DAMAGED_FILES, "accepted " + accepted);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_UTF8", "NUL", "OPEN_QUOTE", "LINE_FEED", "SEPARATOR_IN_SPEAKER"})
  void shouldEndTheClientWithOneLineAndLeaveNothingBehind(CsvFault fault) throws Exception {
    OddCsv csv = new OddCsv(seed.random(200 + fault.ordinal()));
    int line = csv.add(fault);
    Path file = write(csv.bytes());
    try (LabProcess client =
        LabProcess.role(
            folder, "client-chat", "--csv", file.toString(), "--events", "events.csv")) {
      client.shouldExit(2);
      assertEquals(1, client.stderr().size(), client::toString);
      String expected = "client-chat: " + file + ":" + line + ": ";
      assertTrue(client.stderr().getFirst().startsWith(expected), client::toString);
      assertEquals(List.of(), client.stdout());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "left behind");
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("rows.csv"), bytes);
  }

  private static List<Row> read(Path file) throws IOException {
    RowFile checked = RowFile.check(file, Flow.CHAT, RowCheck.NONE);
    List<Row> rows = new ArrayList<>();
    try (RowReader reader = checked.open()) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get().row());
      }
    }
    assertEquals(checked.rows(), rows.size());
    assertEquals(checked.first(), rows.getFirst());
    return rows;
  }

  private static byte[] damaged(byte[] file, Random random) {
    byte[] bytes = file;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(bytes.length - at);
      switch (random.nextInt(4)) {
        case 0 -> {
          bytes = bytes.clone();
          bytes[at] = (byte) random.nextInt(256);
        }
        case 1 -> bytes = joined(Arrays.copyOf(bytes, at + 1), from(bytes, to));
        case 2 -> bytes = joined(Arrays.copyOf(bytes, to + 1), from(bytes, at));
        default -> bytes = Arrays.copyOf(bytes, at + 1);
      }
    }
    return bytes;
  }

  private static byte[] from(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** What a receiver reads back of the rows. */
  private static List<Row> overTheWire(List<Row> rows) {
    List<Row> received = new ArrayList<>();
    RowSplitter splitter =
        new RowSplitter(
            new RowListener() {
              @Override
              public void portion(long rowNumber, Portion portion) {
                // Only the rows matter here.
              }

              @Override
              public void row(ReceivedRow row) {
                String text = new String(row.bytes(), StandardCharsets.UTF_8);
                received.add(RowText.parse(text).orElseThrow());
              }
            });
    for (Row row : rows) {
      for (byte[] piece : new ChatFormat(Terminator.NEWLINE).writes(row)) {
        splitter.read(piece, piece.length, 0);
      }
    }
    return received;
  }
}
