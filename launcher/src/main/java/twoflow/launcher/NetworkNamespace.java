package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.file.ProgramPath;

/**
 * A network namespace of the run's own (network_namespaces(7)), with nothing but a loopback. The
 * capture makes it and has the rights that a capture needs there; the roles join it without them.
 * It is gone when the last of them has ended.
 *
 * @param isRoot whether this user may make one without a user namespace around it
 * @param preparation the command that makes its loopback as a scenario wants it, and then becomes
 *     the command behind it; empty leaves the loopback as it is
 */
record NetworkNamespace(boolean isRoot, List<String> preparation) implements PrivateNetwork {

  private static final String UP = "ip link set lo up && exec \"$@\"";

  /** The network as this user makes it; it exists when the capture runs. */
  static NetworkNamespace ofThisUser() throws IOException {
    Path self = Path.of("/proc/self");
    // Wine shows that folder, too, but no system but Unix has users with numbers.
    boolean unix = self.getFileSystem().supportedFileAttributeViews().contains("unix");
    boolean isRoot =
        unix
            && Files.exists(self)
            && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    return new NetworkNamespace(isRoot, List.of());
  }

  @Override
  public NetworkNamespace preparedBy(List<String> command) {
    return new NetworkNamespace(isRoot, List.copyOf(command));
  }

  @Override
  public Optional<String> whyNot() throws IOException, InterruptedException {
    for (String program : List.of("tcpdump", "unshare", "nsenter", "ip")) {
      if (ProgramPath.ofThisProcess().find(List.of(program)).isEmpty()) {
        return Optional.of(
            "a private network needs "
                + program
                + ", which is not here (Linux; Debian: apt install tcpdump util-linux iproute2)");
      }
    }
    Optional<String> refusal = preparedBy(List.of()).trial("unshare failed");
    if (refusal.isPresent()) {
      return Optional.of(
          "this system does not let this user make a private network ("
              + refusal.get()
              + "); on Ubuntu from 23.10 on"
              + " 'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0' permits it");
    }
    return preparation.isEmpty() ? Optional.empty() : trial("it cannot be prepared");
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public String title() {
    return "a loopback of the run's own";
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
