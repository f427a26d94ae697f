package twoflow.core.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are written are read again as they were. */
class RowWriterTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteWhatTheReaderReads() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String message :
        List.of("a", "a, b", "\"a\"", " a ", "a | b", "\u00fc\u4e2d\ud83d\ude00")) {
      rows.add(new Row("2026-01-01T00:00:00", "Ada, \"A\"", Flow.CHAT, message));
    }
    Path csv = folder.resolve("rows.csv");
    try (RowWriter file = new RowWriter(csv)) {
      for (Row row : rows) {
        file.write(row);
      }
    }
    List<Row> read = new ArrayList<>();
    try (RowReader reader = RowFile.check(csv, Flow.CHAT, RowCheck.NONE).open()) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        read.add(row.get().row());
      }
    }
    assertEquals(rows, read);
    assertEquals(
        "timestamp,speaker,flow,message\n2026-01-01T00:00:00,\"Ada, \"\"A\"\"\",CHAT,a\n",
        Files.readString(csv).lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
  }
}
