package twoflow.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network namespace of the run's own (network_namespaces(7)), with nothing but a loopback. The
 * capture makes it and has the rights that a capture needs there; the roles join it without them.
 * It is gone when the last of them has ended.
 *
 * @param isRoot whether this user may make one without a user namespace around it
 * @param preparation the command that makes its loopback as a scenario wants it, and then becomes
 *     the command behind it; empty leaves the loopback as it is
 */
record PrivateNetwork(boolean isRoot, List<String> preparation) implements Network {

  private static final String UP = "ip link set lo up && exec \"$@\"";

  /** The network as this user makes it; it exists when the capture runs. */
  static PrivateNetwork ofThisUser() throws IOException {
    Path self = Path.of("/proc/self");
    // Wine shows that folder, too, but no system but Unix has users with numbers.
    boolean unix = self.getFileSystem().supportedFileAttributeViews().contains("unix");
    boolean isRoot =
        unix
            && Files.exists(self)
            && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    return new PrivateNetwork(isRoot, List.of());
  }

  /** The same network, prepared by a command. */
  PrivateNetwork preparedBy(List<String> command) {
    return new PrivateNetwork(isRoot, List.copyOf(command));
  }

  /** Tries to make one. Returns why that cannot be done, and what to do; empty when it can. */
  Optional<String> whyNot() throws IOException, InterruptedException {
    for (String program : List.of("tcpdump", "unshare", "nsenter", "ip")) {
      if (!isOnPath(program)) {
        return Optional.of(
            "a private network needs "
                + program
                + ", which is not here (Linux; Debian: apt install tcpdump util-linux iproute2)");
      }
    }
    Optional<String> refusal = probe(preparedBy(List.of()), "unshare failed");
    if (refusal.isPresent()) {
      return Optional.of(
          "this system does not let this user make a private network ("
              + refusal.get()
              + "); on Ubuntu from 23.10 on"
              + " 'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0' permits it");
    }
    return preparation.isEmpty() ? Optional.empty() : probe(this, "it cannot be prepared");
  }

  /** Makes one for a moment. Returns what is said when that fails. */
  private static Optional<String> probe(PrivateNetwork network, String otherwise)
      throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(network.ofCapture(List.of("true"))).redirectErrorStream(true).start();
    probe.getOutputStream().close();
    String words;
    try (InputStream output = probe.getInputStream()) {
      words = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    return probe.waitFor() == 0
        ? Optional.empty()
        : Optional.of(words.lines().findFirst().orElse(otherwise));
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }

  @Override
  public List<String> ofCapture(List<String> command) {
    List<String> all = new ArrayList<>(List.of("unshare", "--net"));
    if (!isRoot) {
      // As oneself, so that the files are one's own, with the rights of root in there alone.
      all.addAll(List.of("--user", "--map-current-user", "--keep-caps"));
    }
    all.addAll(List.of("sh", "-c", UP, "sh"));
    all.addAll(preparation);
    all.addAll(command);
    return all;
  }

  @Override
  public List<String> ofRole(List<String> command, Child capture) {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(capture.pid()), "--net"));
    if (!isRoot) {
      all.addAll(List.of("--user", "--preserve-credentials"));
    }
    all.add("--");
    all.addAll(command);
    return all;
  }
}
