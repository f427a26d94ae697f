package twoflow.launcher;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps every line of the programs of a run in a file, and shows it by another display. */
final class RunLog implements RunDisplay, Closeable {

  /** Its name in the run's folder. */
  static final String FILE = "run.log";

  private final BufferedWriter file;
  private final RunDisplay display;

  /**
   * Makes the file.
   *
   * @param folder the run's folder
   */
  RunLog(Path folder, RunDisplay display) throws IOException {
    this.file = Files.newBufferedWriter(folder.resolve(FILE), StandardCharsets.UTF_8);
    this.display = display;
  }

  @Override
  public void printed(String program, String line) throws IOException {
    keep(line);
    display.printed(program, line);
  }

  @Override
  public void logged(String program, String line) throws IOException {
    keep(line);
    display.logged(program, line);
  }

  private void keep(String line) throws IOException {
    file.write(line);
    file.newLine();
  }

  @Override
  public void flush() throws IOException {
    file.flush();
    display.flush();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
