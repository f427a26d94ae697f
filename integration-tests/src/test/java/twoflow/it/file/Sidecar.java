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

  /** Where the scripts are. */
  static Path scripts() {
    return LabProcess.root().resolve("captures/sidecar");
  }

  /** Starts a script. */
  static LabProcess script(Path folder, String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(scripts().resolve(name).toString()));
    command.addAll(List.of(args));
    return LabProcess.command(folder, command.toArray(String[]::new));
  }

  /** Starts capturing on loopback; leaves the test out where that is not permitted. */
  static LabProcess capture(Path folder, Path file, int port) throws Exception {
    return capturing(script(folder, "capture.sh", file.toString(), Integer.toString(port)));
  }

  /** Starts capturing in a process group of its own, as a terminal starts a command. */
  static LabProcess captureInAGroup(Path folder, Path file, int port) throws Exception {
    String script = scripts().resolve("capture.sh").toString();
    return capturing(LabProcess.command(folder, "setsid", script, file.toString(), "" + port));
  }

  /** Sends a signal to all processes of a group, as a terminal does. */
  static void signalGroup(Path folder, LabProcess leader, String name) throws Exception {
    String kill = "kill -s " + name + " -- -" + leader.pid();
    try (LabProcess process = LabProcess.command(folder, "sh", "-c", kill)) {
      process.shouldExit(0);
    }
  }

  private static LabProcess capturing(LabProcess capture) throws Exception {
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
