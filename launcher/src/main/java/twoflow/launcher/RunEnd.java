package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last words of a run: what there is to see now, or what went wrong.
 *
 * @param folder the run's folder
 * @param lab how the user starts the lab, such as {@code ./lab}; empty where the user's browser and
 *     Wireshark are elsewhere, as outside a container
 */
record RunEnd(String run, Path folder, Optional<String> lab, StandardOutput out) {

  /** The environment variable in which the lab's script says how it was called. */
  private static final String LAB_COMMAND = "TWOFLOW_LAB_COMMAND";

  /** As the user has called the lab. */
  static RunEnd of(String run, Path folder, StandardOutput out) {
    Optional<String> lab =
        HostShell.isHere()
            ? Optional.ofNullable(System.getenv(LAB_COMMAND))
            : Optional.of(".\\lab");
    return new RunEnd(run, folder, lab, out);
  }

  /** Says what there is to see. */
  void done() throws IOException {
    out.println("lab: done, the files of the run are in captures/" + run);
    if (lab.isEmpty()) {
      out.println("  the page: captures/" + run + "/report.html");
      return;
    }
    out.println("  the page:     " + folder.resolve("report.html").toAbsolutePath().toUri());
    out.println("                " + lab.get() + " open " + run);
    if (HostShell.isHere()) {
      out.println("  in Wireshark: " + lab.get() + " wireshark " + run);
    }
  }

  /**
   * Says what went wrong.
   *
   * @param cause the words of the program that failed
   */
  void failed(Optional<String> cause) {
    System.err.println(
        "lab: the run failed"
            + cause.map(words -> ": " + words).orElse("")
            + "; what it left is in captures/"
            + run);
  }
}
