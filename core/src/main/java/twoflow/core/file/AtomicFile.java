package twoflow.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.exc.JacksonIOException;

/** Replaces an older file at once: a reader sees the old one or the new one, whole. */
public final class AtomicFile {

  private static final OpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};

  private AtomicFile() {}

  /**
   * Writes a file beside its place, then moves it there.
   *
   * @throws IOException that names the file when it cannot be written
   */
  public static void write(Path file, Content content) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    // One that a killed program left, or a link that leads elsewhere: it is never written through.
    Files.deleteIfExists(next);
    try {
      try (OutputStream out = new Destination(file, Files.newOutputStream(next, NEW))) {
        content.write(out);
      } catch (JacksonIOException e) {
        throw e.getCause();
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

  /** Names the file when its disk fails: the system's own words do not. */
  private static final class Destination extends OutputStream {

    private final Path file;
    private final OutputStream out;

    Destination(Path file, OutputStream out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new IOException("cannot write " + file + " (" + e.getMessage() + ")", e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw new IOException("cannot write " + file + " (" + e.getMessage() + ")", e);
      }
    }
  }

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of them. */
    void write(OutputStream out) throws IOException;
  }
}
