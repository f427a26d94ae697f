package twoflow.launcher;

import java.io.IOException;
import java.util.Optional;
import twoflow.core.run.WrongUseException;

/**
 * Where the runs of a batch are. On Linux each has a network of its own; elsewhere the machine's
 * loopback has one run after the other.
 *
 * @param kind which it is
 * @param own the network for a run of its own
 */
record BatchNetwork(NetworkKind kind, PrivateNetwork own) {

  /** The one that there is on a system. */
  static BatchNetwork of(OperatingSystem system, PrivateNetwork own) {
    return new BatchNetwork(system.isLinux() ? NetworkKind.PRIVATE : NetworkKind.HOST, own);
  }

  /** Whether one run at a time can have it. */
  boolean isShared() {
    return kind == NetworkKind.HOST || own.isShared();
  }

  /** What it is, in words for the user. */
  String title() {
    return kind == NetworkKind.HOST ? "this machine's network" : own.title();
  }

  /** How each run can have one of its own, where they have one together. */
  String remedy() {
    return kind == NetworkKind.HOST
        ? "on Linux each one has a network of its own"
        : "docker run --privileged lets each one have a network of its own";
  }

  /**
   * Tries it out, before anything is made.
   *
   * @param ports of each run
   * @throws WrongUseException with a line for the user when it cannot be had
   * @throws IOException likewise, when another program has one of the ports
   */
  void check(RunPorts ports) throws IOException, InterruptedException {
    if (kind == NetworkKind.HOST) {
      PreFlight.checkPorts(ports);
      return;
    }
    Optional<String> whyNot = own.whyNot();
    if (whyNot.isPresent()) {
      throw new WrongUseException(
          "each run of a batch has a network of its own, but " + whyNot.get());
    }
  }
}
