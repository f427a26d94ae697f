package twoflow.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void shouldReplaceAnOlderFile() throws IOException {
    Path file = folder.resolve("links.csv");
    AtomicFile.write(file, out -> out.write("old".getBytes()));
    AtomicFile.write(file, out -> out.write("new".getBytes()));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void shouldLeaveTheOlderFileWhenTheNewOneFails() throws IOException {
    Path file = folder.resolve("links.csv");
    AtomicFile.write(file, out -> out.write("old".getBytes()));
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write("half".getBytes());
                  throw new IOException("its source is gone");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void shouldNotWriteThroughALink() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    makeLink(folder.resolve(".links.csv.next"), victim);
    AtomicFile.write(folder.resolve("links.csv"), out -> out.write("new".getBytes()));
    assertEquals("untouched", Files.readString(victim));
  }

  /** As SymbolicLinks of test-support does it; that module needs this one. */
  private static void makeLink(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (FileSystemException | UnsupportedOperationException e) {
      abort("no symbolic links here: " + e);
    }
    assumeTrue(Files.isSymbolicLink(link), "no symbolic links here");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
