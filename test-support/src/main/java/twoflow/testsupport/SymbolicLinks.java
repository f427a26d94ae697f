package twoflow.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Symbolic links for tests. Not every user of Windows may make them, and Wine only says it did. */
public final class SymbolicLinks {

  private SymbolicLinks() {}

  /**
   * Makes a link; where there are none, the test is skipped.
   *
   * @return the link
   */
  public static Path make(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (FileSystemException | UnsupportedOperationException e) {
      abort("no symbolic links here: " + e);
    }
    assumeTrue(Files.isSymbolicLink(link), "no symbolic links here");
    return link;
  }
}
