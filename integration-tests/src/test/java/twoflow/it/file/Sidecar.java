package twoflow.it.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.it.LabProcess;

/** The scripts of the capture container, as processes of this machine. */
final class Sidecar {

  private static final int CAPTURING_NOT_PERMITTED = 69;

  private Sidecar() {}

  /** Starts a script. */
  static LabProcess script(Path folder, String name, String... args) throws IOException {
    Path script = LabProcess.root().resolve("captures/sidecar").resolve(name);
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    return LabProcess.command(folder, command.toArray(String[]::new));
  }

  /** Starts capturing on loopback; leaves the test out where that is not permitted. */
  static LabProcess capture(Path folder, Path file, int port) throws Exception {
    LabProcess capture = script(folder, "capture.sh", file.toString(), Integer.toString(port));
    boolean permitted = true;
    try {
      capture.awaitResult("capturing ");
    } catch (AssertionError notCapturing) {
      capture.shouldExit(CAPTURING_NOT_PERMITTED);
      permitted = false;
    }
    assumeTrue(permitted, "capturing is not permitted here");
    return capture;
  }
}
