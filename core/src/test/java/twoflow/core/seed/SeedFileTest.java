package twoflow.core.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** seed.json: what is written is read again, and nothing else is. */
class SeedFileTest {

  @TempDir private Path folder;
  private SeedFile file;

  @BeforeEach
  void nameTheFile() {
    file = new SeedFile(folder);
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    assertEquals(Optional.empty(), file.read());
    RunSeed seed = RunSeed.ofStudent("Zo\u00eb \"Z\" \u4e2d");
    file.write(seed);
    assertEquals(Optional.of(seed), file.read());
    assertThrows(FileAlreadyExistsException.class, () -> file.write(RunSeed.of(1)));
    assertEquals(Optional.of(seed), file.read());
  }

  @Test
  void shouldWriteWhatOthersRead() throws IOException {
    file.write(RunSeed.of(1));
    assertEquals(
        """
        {
          "version" : 1,
          "seed" : 1,
          "marker" : "3FJJHJN"
        }
        """,
        Files.readString(folder.resolve("seed.json")).replace("\r\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "``; a JSON object is needed",
        "[]; a JSON object is needed",
        "{\"version\":1; not JSON: ",
        "{} x; not JSON: ",
        "{}; version: a whole number is needed",
        "{\"version\":2,\"seed\":1,\"marker\":\"3FJJHJN\"}; another version of the lab",
        "{\"version\":1,\"seed\":1}; marker: text is needed",
        "{\"version\":1,\"seed\":1.5,\"marker\":\"3FJJHJN\"}; seed: a whole number is needed",
        "{\"version\":1,\"seed\":\"1\",\"marker\":\"3FJJHJN\"}; seed: a whole number is needed",
        "{\"version\":1,\"seed\":-1,\"marker\":\"3FJJHJN\"}; a whole number from 0 to",
        "{\"version\":1,\"seed\":2,\"marker\":\"3FJJHJN\"}; marker: the seed's is ",
        "{\"version\":1,\"seed\":1,\"seed\":1,\"marker\":\"3FJJHJN\"}; not JSON: ",
        "{\"version\":1,\"seed\":1,\"marker\":\"3FJJHJN\",\"x\":1}; unknown key 'x'",
        "{\"version\":1,\"student\":\"A\",\"seed\":1,\"marker\":\"3FJJHJN\"}; seed: the student's is ",
        "{\"version\":1,\"student\":\"\",\"seed\":1,\"marker\":\"3FJJHJN\"}; an ID is needed",
        "{\"version\":1,\"student\":7,\"seed\":1,\"marker\":\"3FJJHJN\"}; student: text is needed"
      })
  void shouldRefuseWhatItDidNotWrite(String content, String why) throws IOException {
    Path path = Files.writeString(folder.resolve("seed.json"), content);
    String message = assertThrows(SeedFileException.class, file::read).getMessage();
    assertTrue(message.startsWith(path + ": " + why), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void shouldRefuseAFolder() throws IOException {
    Files.createDirectory(folder.resolve("seed.json"));
    assertTrue(
        assertThrows(SeedFileException.class, file::read)
            .getMessage()
            .endsWith("seed.json: not a regular file"));
  }
}
