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
  private static final String NO_RIGHTS = "tcpdump cannot capture: ";

  private final Network network;
  private final Child child;
  private final boolean began;

  private Capture(Network network, Child child, boolean began) {
    this.network = network;
    this.child = child;
    this.began = began;
  }

  /** Starts it; returns when packets are captured, or when it has ended because they cannot be. */
  static Capture start(
      ChildGroup children, Network network, Roles roles, Path folder, RelayPorts ports)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "sh",
            roles.sidecar("capture.sh").toString(),
            folder.resolve("two-flow.pcap").toString(),
            Integer.toString(ports.of(Flow.CHAT)),
            Integer.toString(ports.of(Flow.VOIP)));
    Child child = children.startKept("capture", network.ofCapture(command));
    return new Capture(network, child, children.next() instanceof ChildEvent.Printed);
  }

  /** Whether packets were captured from before the relay listened. */
  boolean began() {
    return began;
  }

  /** The command that starts a role in the network that is captured. */
  List<String> beside(List<String> command) {
    return network.ofRole(command, child);
  }

  /** The process. */
  Child child() {
    return child;
  }

  /** Why nothing can be captured. */
  String whyNot() {
    return String.join("; ", child.errors()).replace(UNAVAILABLE, "").replaceFirst(" \\(as .*", "");
  }

  /** Whether tcpdump is there, and only this user may not use it. */
  boolean lacksRights() {
    return whyNot().startsWith(NO_RIGHTS);
  }

  /** Prints what it said of its end. */
  void printOutcome(PrintStream err) {
    child.errors().forEach(err::println);
  }
}
