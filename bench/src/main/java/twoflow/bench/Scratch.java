package twoflow.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for configurations, logs and captures, deleted when the bench ends. */
final class Scratch implements Closeable {

  private final Path root;
  private int folders;

  Scratch() throws IOException {
    root = Files.createTempDirectory("two-flow-bench");
  }

  /** A new, empty folder. */
  Path folder() throws IOException {
    folders++;
    return Files.createDirectory(root.resolve(String.valueOf(folders)));
  }

  @Override
  public void close() throws IOException {
    delete(root);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(folder)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
