package twoflow.launcher.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code labels.csv}: the lines of all {@code packets.csv}, with the run's name before each. */
final class LabelsFile {

  private final OutputStream out;
  private boolean headed;

  /**
   * @param out gets the lines, and stays open
   */
  LabelsFile(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /** Adds the frames of a run, if there is a report on it. */
  void add(String run, Path folder) throws IOException {
    Path packets = folder.resolve(RunFigures.PACKETS);
    if (Files.notExists(packets)) {
      return;
    }
    byte[] name = (run + ",").getBytes(StandardCharsets.US_ASCII);
    try (var lines = Files.newBufferedReader(packets)) {
      String header = lines.readLine();
      if (!headed) {
        write("run," + header);
        headed = true;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(name);
        write(line);
      }
    }
  }

  private void write(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** Passes on what is left. */
  void flush() throws IOException {
    out.flush();
  }
}
