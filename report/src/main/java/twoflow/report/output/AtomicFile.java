package twoflow.report.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file of an older report at once: a reader sees the old one or the new one, whole. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes a file beside its place, then moves it there. */
  public static void write(Path file, Content content) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try {
      try (OutputStream out = Files.newOutputStream(next)) {
        content.write(out);
      }
      move(next, file);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of them. */
    void write(OutputStream out) throws IOException;
  }
}
