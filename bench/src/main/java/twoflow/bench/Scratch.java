package twoflow.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import twoflow.core.file.FolderTree;

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
    new FolderTree(root).remove();
  }
}
