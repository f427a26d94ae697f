package twoflow.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A complete run that the lab made once, for reports. */
public final class GoldenRun {

  private static final Path FOLDER = Path.of("report/src/test/resources/twoflow/report/golden");

  private GoldenRun() {}

  /** Copies its files into a folder. */
  public static Path copyTo(Path folder) throws IOException {
    Path golden = LabProcess.root().resolve(FOLDER);
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(golden.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return folder;
  }
}
