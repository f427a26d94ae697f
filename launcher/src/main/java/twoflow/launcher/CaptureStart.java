package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides in which network a run is captured, and says which it is and why. */
final class CaptureStart {

  private final Installation lab;
  private final Path folder;
  private final RunPorts ports;
  private final ChildGroup children;
  private final PrivateNetwork privateNetwork;
  private final CaptureBuffer ownBuffer;
  private final Consumer<String> notes;

  /**
   * @param folder the run's folder
   * @param privateNetwork the network for a run of its own
   * @param ownBuffer for that; on the machine's loopback, packets of other programs may come
   * @param notes gets which network it is, and why
   */
  CaptureStart(
      Installation lab,
      Path folder,
      RunPorts ports,
      ChildGroup children,
      PrivateNetwork privateNetwork,
      CaptureBuffer ownBuffer,
      Consumer<String> notes) {
    this.lab = lab;
    this.folder = folder;
    this.ports = ports;
    this.children = children;
    this.privateNetwork = privateNetwork;
    this.ownBuffer = ownBuffer;
    this.notes = notes;
  }

  /**
   * Starts the capture.
   *
   * @param wish the network that the user asked for; empty takes the first one in which this user
   *     may capture
   * @param source the option with which the user did so
   * @return the capture, which has begun; or which could not begin, in the machine's own network
   */
  Capture start(Optional<NetworkKind> wish, String source)
      throws IOException, InterruptedException {
    if (wish.isPresent() && wish.get() == NetworkKind.PRIVATE) {
      return startPrivate(source);
    }
    Capture capture =
        Capture.start(
            children, new HostNetwork(), lab, folder, ports, Capture.LOOPBACK, CaptureBuffer.LARGE);
    if (capture.began()) {
      say("network host: this user may capture on this machine's loopback");
      return capture;
    }
    String reason = capture.whyNot();
    // A network that is there anyway gives nobody the rights that are missing.
    if (wish.isEmpty() && capture.lacksRights() && !privateNetwork.isShared()) {
      Optional<String> whyNot = privateNetwork.whyNot();
      if (whyNot.isEmpty()) {
        return startPrivate(reason);
      }
      reason += "; " + whyNot.get();
    }
    say("network host: " + reason);
    say("the relay writes the capture itself, made from the bytes that it forwards");
    return capture;
  }

  private Capture startPrivate(String reason) throws IOException, InterruptedException {
    Capture capture =
        Capture.start(children, privateNetwork, lab, folder, ports, Capture.LOOPBACK, ownBuffer);
    if (!capture.began()) {
      throw new IOException("no capture in a private network: " + capture.whyNot());
    }
    say("network private: " + privateNetwork.title() + " (" + reason + ")");
    return capture;
  }

  private void say(String line) {
    notes.accept("lab: " + line);
  }
}
