package twoflow.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import twoflow.client.RelayPorts;
import twoflow.core.row.Flow;

/** The capture of a run, by the script that Compose uses, too. */
final class Capture {

  private static final String UNAVAILABLE = "capture: UNAVAILABLE: ";

  private final Child child;
  private final boolean began;

  private Capture(Child child, boolean began) {
    this.child = child;
    this.began = began;
  }

  /** Starts it; returns when packets are captured, or when it has ended because they cannot be. */
  static Capture start(ChildGroup children, Path root, Path folder, RelayPorts ports)
      throws IOException, InterruptedException {
    Child child =
        children.startKept(
            "capture",
            List.of(
                "sh",
                root.resolve("captures/sidecar/capture.sh").toString(),
                folder.resolve("two-flow.pcap").toString(),
                Integer.toString(ports.of(Flow.CHAT)),
                Integer.toString(ports.of(Flow.VOIP))));
    return new Capture(child, children.next() instanceof ChildEvent.Printed);
  }

  /** Whether packets were captured from before the relay listened. */
  boolean began() {
    return began;
  }

  /** The process. */
  Child child() {
    return child;
  }

  /** Why nothing can be captured. */
  String whyNot() {
    return String.join("; ", child.errors()).replace(UNAVAILABLE, "");
  }

  /** Prints what it said of its end. */
  void printOutcome(PrintStream err) {
    child.errors().forEach(err::println);
  }
}
