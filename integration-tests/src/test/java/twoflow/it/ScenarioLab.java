package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A copy of the lab that makes runs by scenarios, as an ordinary user if that can be had. The tests
 * of a class may share it: any thread may make runs, each under a name of its own.
 */
public final class ScenarioLab {

  private static final String USER = "1234";

  private final Path temp;
  private final Path lab;
  private final boolean root;
  private final Map<String, FutureTask<LabProcess>> complete = new ConcurrentHashMap<>();
  private final AtomicInteger controls = new AtomicInteger();

  /** Makes the copy; leaves the test out, with one line, where no private network can be made. */
  public ScenarioLab(Path temp) throws Exception {
    this.temp = temp;
    this.lab = temp.resolve("lab");
    this.root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    assumePrivateNetworks();
    BuiltLab.copyTo(lab);
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (root) {
      LabProcess.command(temp, "chown", "-R", USER + ":" + USER, lab.toString()).shouldExit(0);
    }
  }

  private void assumePrivateNetworks() throws Exception {
    List<String> probe = new ArrayList<>(asUser());
    probe.addAll(List.of("unshare", "--user", "--net", "--map-current-user", "--keep-caps"));
    probe.addAll(List.of("sh", "-c", "PATH=$PATH:/usr/sbin iptables -w -S && command -v tcpdump"));
    try (LabProcess unshare = LabProcess.command(temp, probe.toArray(String[]::new))) {
      boolean possible = unshare.exitCode(20) == 0;
      if (!possible) {
        System.out.println("left out: scenarios, no private network can be made here: " + unshare);
      }
      assumeTrue(possible, "no private network can be made here");
    }
  }

  private List<String> asUser() {
    return root
        ? List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--")
        : List.of();
  }

  /** Its folder. */
  Path folder() {
    return lab;
  }

  /** The text of one of the lab's scenarios. */
  String text(String name) throws IOException {
    return Files.readString(lab.resolve("scenarios/" + name + ".yml"));
  }

  /** Writes a scenario. */
  public Path write(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name + ".yml"), text);
  }

  /** Starts a command of the lab. */
  public LabProcess start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  /** Starts a command of the lab with further variables. */
  LabProcess start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(asUser());
    command.add(lab.resolve("lab").toString());
    command.addAll(List.of(arguments));
    return LabProcess.command(temp, environment, command.toArray(String[]::new));
  }

  /** Makes a run by a scenario, in a network of its own, and requires its exit code. */
  LabProcess demo(String scenario, String run, int exitCode) throws Exception {
    LabProcess demo =
        start("demo", "-v", "--network", "private", "--scenario", scenario, "--run", run);
    assertEquals(exitCode, demo.exitCode(120), demo::toString);
    return demo;
  }

  /**
   * The complete run by one of the lab's scenarios, made once however many tests look at it; they
   * only read it.
   *
   * @param run its name: the scenario's, and a number
   */
  LabProcess complete(String scenario, String run) throws Exception {
    FutureTask<LabProcess> made =
        complete.computeIfAbsent(run, key -> new FutureTask<>(() -> demo(scenario, key, 0)));
    made.run();
    try {
      return made.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Makes a run that does not show what its scenario says: proofs fail, and nothing else. */
  LabProcess shouldFailItsProofs(String text) throws Exception {
    String run = "control-" + controls.incrementAndGet();
    LabProcess demo = demo(write(run, text).toString(), run, 3);
    assertFalse(lines(demo, "FAIL  ").isEmpty(), demo::toString);
    assertEquals(lines(demo, "FAIL  "), lines(demo, "FAIL  proof: "), demo::toString);
    return demo;
  }

  /** What a run printed with this beginning. */
  static List<String> lines(LabProcess demo, String start) {
    return demo.stdout().stream().filter(line -> line.startsWith(start)).toList();
  }

  /** The folder of a run. */
  public Path run(String name) {
    return lab.resolve("captures").resolve(name);
  }
}
