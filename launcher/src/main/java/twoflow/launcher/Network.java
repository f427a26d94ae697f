package twoflow.launcher;

import java.util.List;

/** Where the connections of a run are. */
sealed interface Network permits HostNetwork, PrivateNetwork {

  /** The command that starts the capture in it. The capture starts first. */
  List<String> ofCapture(List<String> command);

  /**
   * The command that starts a role in it.
   *
   * @param capture the capture, which runs
   */
  List<String> ofRole(List<String> command, Child capture);
}
