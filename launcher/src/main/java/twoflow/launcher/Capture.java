package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import twoflow.core.row.Flow;

/** The capture of a run, by the script that Compose uses, too. */
final class Capture {

  /** Where all packets of a run are whose programs are on one machine. */
  static final String LOOPBACK = "lo";

  private static final String UNAVAILABLE = "capture: UNAVAILABLE: ";
  private static final int UNAVAILABLE_CODE = 69;
  private static final String NO_RIGHTS = "tcpdump cannot capture: ";

  private final Network network;

  /** The process; none on a system without the script's shell. */
  private final Optional<Child> child;

  private final boolean began;

  private Capture(Network network, Optional<Child> child, boolean began) {
    this.network = network;
    this.child = child;
    this.began = began;
  }

  /**
   * Starts it; returns when packets are captured, or when it has ended because they cannot be.
   *
   * @param networkInterface the interface on which packets are captured
   */
  static Capture start(
      ChildGroup children,
      Network network,
      Installation lab,
      Path folder,
      RunPorts ports,
      String networkInterface,
      CaptureBuffer buffer)
      throws IOException, InterruptedException {
    if (!HostShell.isHere()) {
      return new Capture(network, Optional.empty(), false);
    }
    List<String> command =
        List.of(
            "sh",
            lab.sidecar().resolve("capture.sh").toString(),
            "--interface",
            networkInterface,
            "--buffer",
            Integer.toString(buffer.kib()),
            "--snapshot",
            Integer.toString(buffer.snapshotBytes()),
            folder.resolve("two-flow.pcap").toString(),
            Integer.toString(ports.of(Flow.CHAT)),
            Integer.toString(ports.of(Flow.VOIP)));
    Child child = children.startKept("capture", network.ofCapture(command));
    return new Capture(network, Optional.of(child), children.next() instanceof ChildEvent.Printed);
  }

  /** Whether packets were captured from before the relay listened. */
  boolean began() {
    return began;
  }

  /** The command that starts a role in the network that is captured. */
  List<String> beside(List<String> command) {
    return child.map(running -> network.ofRole(command, running)).orElse(command);
  }

  /** Asks it to end. */
  void stop() {
    child.ifPresent(Child::stop);
  }

  /** Waits for its end; returns its exit code. */
  int awaitEnd(ChildGroup children) throws IOException, InterruptedException {
    return child.isPresent() ? children.awaitEnd(child.get()) : UNAVAILABLE_CODE;
  }

  /** Why nothing can be captured. */
  String whyNot() {
    return String.join("; ", errors()).replace(UNAVAILABLE, "").replaceFirst(" \\(as .*", "");
  }

  /** Whether tcpdump is there, and only this user may not use it. */
  boolean lacksRights() {
    return whyNot().startsWith(NO_RIGHTS);
  }

  /** The last line that it said of its end. */
  Optional<String> lastWords() {
    return errors().stream().reduce((earlier, later) -> later);
  }

  /** Passes on what it said of its end. */
  void sayOutcome(Consumer<String> notes) {
    errors().forEach(notes);
  }

  private List<String> errors() {
    return child
        .map(Child::errors)
        .orElse(List.of(UNAVAILABLE + "nothing can be captured: that needs Linux"));
  }
}
