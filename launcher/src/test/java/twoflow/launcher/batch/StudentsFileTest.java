package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.row.RowFileException;

class StudentsFileTest {

  @TempDir private Path folder;

  private List<String> read(String text) throws IOException {
    Path file = folder.resolve("class.csv");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return StudentsFile.read(file).stream()
        .map(student -> student.id() + "=" + student.name().orElse("-"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s1,Anna B\ns2,\n",
        "id,name\ns1,Anna B\ns2,\n",
        "\uFEFFID;Name\r\ns1;Anna B\r\ns2;\r\n",
        "s1\tAnna B\ns2\n",
        "\n\"s1\", \"Anna B\" \n\n  s2\n",
      })
  void shouldReadWhatTeachersExport(String text) throws IOException {
    assertEquals(List.of("s1=Anna B", "s2=-"), read(text));
  }

  @Test
  void shouldReadQuotedNamesWithTheSeparatorAndQuotes() throws IOException {
    assertEquals(List.of("s1=B, \"Anna\""), read("s1,\"B, \"\"Anna\"\"\"\n"));
  }

  @Test
  void shouldReadIdsThatAreWords() throws IOException {
    assertEquals(List.of("anna=-", "bert=-"), read("anna\nbert\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s1,Anna~s2,B~S1,C     | 3: ID 'S1' is in line 1, too",
        "id~s1~  s1            | 3: ID 's1' is in line 2, too",
        "s1,Anna,x             | 1: id or id,name is needed, not 3 columns: delete the others",
        "s1,\"Anna             | 1: a double quote has no end",
        "s1,A~,B               | 2: an ID is needed, not nothing",
        "Matrikel,Name~47,Anna | 1: 'Matrikel' is no ID as the others are: a header begins with id,"
            + " such as id,name",
      })
  void shouldNameTheLineOfWhatIsWrong(String text, String fault) {
    String expected = folder.resolve("class.csv") + ":" + fault;
    Exception e = assertThrows(RowFileException.class, () -> read(text.strip().replace('~', '\n')));
    assertEquals(expected, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id,name\n", "\n\n"})
  void shouldRefuseAFileWithoutStudents(String text) {
    assertThrows(RowFileException.class, () -> read(text));
  }

  @Test
  void shouldRefuseAFileThatIsNotThereOrNoText() throws IOException {
    assertThrows(RowFileException.class, () -> StudentsFile.read(folder.resolve("none.csv")));
    Path zip = Files.write(folder.resolve("class.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThrows(RowFileException.class, () -> StudentsFile.read(zip));
  }
}
