package twoflow.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network of the container in which the lab is: {@code captures/sidecar/container-network.sh}
 * lends it to one run at a time and then takes back what was changed. It is never the machine's own
 * network.
 *
 * @param script the command that lends it
 * @param preparation the command that makes its loopback as a scenario wants it
 */
record ContainerNetwork(List<String> script, List<String> preparation) implements PrivateNetwork {

  /** The image's entry point sets it. */
  private static final String IN_CONTAINER = "TWOFLOW_CONTAINER";

  /** Whether this program was started by the entry point of the lab's image. */
  static boolean isInContainer() {
    return System.getenv(IN_CONTAINER) != null;
  }

  /** That of this container, as it is. */
  static ContainerNetwork of(Installation lab) {
    String script = lab.sidecar().resolve("container-network.sh").toString();
    return new ContainerNetwork(List.of("sh", script), List.of());
  }

  @Override
  public ContainerNetwork preparedBy(List<String> command) {
    return new ContainerNetwork(script, List.copyOf(command));
  }

  @Override
  public Optional<String> whyNot() throws IOException, InterruptedException {
    return trial("it cannot be lent");
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public String title() {
    return "the network of this container";
  }

  @Override
  public List<String> ofCapture(List<String> command) {
    List<String> all = new ArrayList<>(script);
    if (!preparation.isEmpty()) {
      all.add("--change");
    }
    all.add("--");
    all.addAll(preparation);
    all.addAll(command);
    return all;
  }

  @Override
  public List<String> ofRole(List<String> command, Child capture) {
    return command;
  }
}
