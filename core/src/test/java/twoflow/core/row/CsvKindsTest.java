package twoflow.core.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.core.payload.Printable;
import twoflow.core.payload.RowText;

/** What spreadsheets, editors and exports call CSV: each kind is read exactly or refused. */
class CsvKindsTest {

  /** A message has to fit on a screen: the path, and not much more than two lines. */
  private static final int MAX_MESSAGE_CHARS = 260;

  @TempDir private Path folder;

  static Stream<CsvKind> kinds() {
    return Stream.of(
            AcceptedKinds.all(),
            FileKinds.all(),
            HeaderKinds.all(),
            RowKinds.all(),
            TimestampKinds.all())
        .flatMap(List::stream);
  }

  static Stream<CsvKind> acceptedKinds() {
    return kinds().filter(kind -> kind.fault().isEmpty());
  }

  static Stream<CsvKind> refusedKinds() {
    return kinds().filter(kind -> !kind.fault().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("acceptedKinds")
  void shouldReadTheFieldsAsTheFileHasThem(CsvKind kind) throws IOException {
    Path file = Files.write(folder.resolve("rows.csv"), kind.content());
    RowFile checked = RowFile.check(file, Flow.CHAT, RowCheck.NONE);
    List<String> rows = new ArrayList<>();
    try (RowReader reader = checked.open()) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(RowText.of(row.get().row()));
        assertEquals(rows.size(), row.get().number());
      }
    }
    assertEquals(kind.rows(), rows);
    assertEquals(rows.size(), checked.rows());
  }

  @ParameterizedTest
  @MethodSource("refusedKinds")
  void shouldSayWhatWasFoundAndWhatToDo(CsvKind kind) throws IOException {
    Path file = Files.write(folder.resolve("rows.csv"), kind.content());
    RowFileException e =
        assertThrows(RowFileException.class, () -> RowFile.check(file, Flow.CHAT, RowCheck.NONE));
    String shown = Printable.of(e.getMessage());
    assertEquals(Printable.of(file.toString()) + kind.fault(), shown);
    int length = shown.length() - file.toString().length();
    assertTrue(length <= MAX_MESSAGE_CHARS, "too long: " + length);
  }

  @Test
  void shouldKnowAtLeast64Kinds() {
    Set<String> names = new HashSet<>();
    kinds().forEach(kind -> assertTrue(names.add(kind.name()), kind + " is there twice"));
    assertTrue(names.size() >= 64, "only " + names.size());
  }
}
