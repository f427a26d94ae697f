package twoflow.core.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * A file for log lines, which is made when the first ones come: a program that cannot begin leaves
 * nothing behind. What the file has already stays.
 */
public final class LogFile extends OutputStream {

  private final Supplier<Path> file;
  private OutputStream out;

  /**
   * @param file says, when the first lines come, which file it is
   */
  public LogFile(Supplier<Path> file) {
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (out == null) {
      out = Files.newOutputStream(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
