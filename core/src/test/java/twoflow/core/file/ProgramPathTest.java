package twoflow.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {

  private static final String NO_PATH = "no\0path";

  @TempDir private Path temp;

  @Test
  void shouldTakeTheFirstFolderThatHasTheProgram() throws IOException {
    Path first = program("one/tool.exe");
    program("two/tool");
    assertEquals(Optional.of(first), found(folder("none"), folder("one"), folder("two")));
    Path better = program("one/tool");
    assertEquals(Optional.of(better), found(folder("one"), folder("two")));
  }

  @Test
  void shouldNotTakeAFolderForAProgram() throws IOException {
    Files.createDirectories(temp.resolve("one/tool"));
    assertEquals(Optional.empty(), found("", folder("one")));
  }

  @Test
  void shouldPassOverWhatIsNoPath() throws IOException {
    assertThrows(InvalidPathException.class, () -> Path.of(NO_PATH));
    Path tool = program("one/tool");
    assertEquals(Optional.of(tool), found(NO_PATH, folder("one")));
    assertEquals(Optional.empty(), found('"' + NO_PATH + '"'));
  }

  @Test
  void shouldTakeAFolderInQuotesWhereNoNameHasThem() throws IOException {
    Optional<Path> tool = Optional.of(program("one/tool"));
    // Where a name may have quotes, this is the name of another folder.
    Optional<Path> expected = isNoPath("\"") ? tool : Optional.empty();
    assertEquals(expected, found('"' + folder("one") + '"'));
  }

  private static boolean isNoPath(String text) {
    try {
      Path.of(text);
      return false;
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static Optional<Path> found(String... folders) {
    return new ProgramPath(String.join(File.pathSeparator, folders))
        .find(List.of("tool", "tool.exe"));
  }

  private String folder(String name) {
    return temp.resolve(name).toString();
  }

  private Path program(String name) throws IOException {
    Path program = temp.resolve(name);
    Files.createDirectories(program.getParent());
    Files.createFile(program);
    assertTrue(program.toFile().setExecutable(true));
    return program;
  }
}
