package twoflow.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A network in which nothing else is while the run is there, so a scenario may change it. */
sealed interface PrivateNetwork extends Network permits NetworkNamespace, ContainerNetwork {

  /**
   * The one that this user can have: a namespace for each run, or, in a container in which none can
   * be made, the container's own network for one run after the other.
   */
  static PrivateNetwork ofThisUser(Installation lab) throws IOException, InterruptedException {
    NetworkNamespace namespace = NetworkNamespace.ofThisUser();
    if (!ContainerNetwork.isInContainer() || namespace.whyNot().isEmpty()) {
      return namespace;
    }
    return ContainerNetwork.of(lab);
  }

  /**
   * The same network, prepared by a command.
   *
   * @param command makes the loopback as a scenario wants it, and then becomes the command behind
   *     it; empty leaves the loopback as it is
   */
  PrivateNetwork preparedBy(List<String> command);

  /** Tries it out. Returns why it cannot be had, and what to do; empty when it can. */
  Optional<String> whyNot() throws IOException, InterruptedException;

  /** Whether it is there before the run and after it: then it is lent to one run at a time. */
  boolean isShared();

  /** What it is, in words for the user. */
  String title();

  /**
   * Has it for a moment.
   *
   * @param otherwise the reason when no other one is said
   * @return the first line that is said when that fails
   */
  default Optional<String> trial(String otherwise) throws IOException, InterruptedException {
    Process trial =
        new ProcessBuilder(ofCapture(List.of("true"))).redirectErrorStream(true).start();
    trial.getOutputStream().close();
    String words;
    try (InputStream output = trial.getInputStream()) {
      words = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    return trial.waitFor() == 0
        ? Optional.empty()
        : Optional.of(words.lines().findFirst().orElse(otherwise));
  }
}
