package twoflow.bench.pacing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lab's own capture, which ends by itself when all connections on its ports have ended. */
public final class Capture implements Closeable {

  private static final long END_TIMEOUT_S = 30;

  private final Process process;
  private final Path file;

  private Capture(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /**
   * Returns when packets are being captured.
   *
   * @throws IOException when this user may not capture, or tcpdump is missing
   */
  public static Capture start(Path root, Path folder, List<Integer> ports) throws IOException {
    Path file = folder.resolve("two-flow.pcap");
    List<String> command =
        new ArrayList<>(
            List.of(root.resolve("captures/sidecar/capture.sh").toString(), file.toString()));
    ports.forEach(port -> command.add(String.valueOf(port)));
    Path errors = folder.resolve("capture.err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    if (process.inputReader().readLine() == null) {
      throw new IOException(Files.readString(errors).strip());
    }
    return new Capture(process, file);
  }

  /**
   * Waits for the end.
   *
   * @return the complete capture
   * @throws IOException when it is not complete
   */
  public Path await() throws IOException, InterruptedException {
    if (!process.waitFor(END_TIMEOUT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(
          "the capture is not complete: "
              + Files.readString(file.resolveSibling("capture.log")).strip());
    }
    return file;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
