package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import twoflow.it.LabProcess;

/**
 * A Swarm of three engines on this machine, each of which has the lab's image ({@code engines.sh}).
 * Closing it removes them. Without root or a program that they need, the test is left out.
 */
final class SwarmEngines implements AutoCloseable {

  private static final String SCRIPT = "integration-tests/src/test/swarm/engines.sh";
  private static final List<String> PROGRAMS = List.of("dockerd", "ip", "nsenter", "unshare");
  private static final long COMMAND_S = 60;
  private static final long FIRST_POLL_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_POLL_NS = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;
  private final LabProcess script;

  private SwarmEngines(Path folder, LabProcess script) {
    this.folder = folder;
    this.script = script;
  }

  /**
   * Starts them, and waits until they form a Swarm.
   *
   * @param folder gets their sockets and logs
   */
  static SwarmEngines start(Path folder) throws IOException, InterruptedException {
    boolean root = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    String leftOut = "left out: a test of a Swarm needs root and " + String.join(", ", PROGRAMS);
    boolean able = root && areInstalled();
    if (!able) {
      System.out.println(leftOut);
    }
    assumeTrue(able, leftOut);
    String path = LabProcess.root().resolve(SCRIPT).toString();
    LabProcess script = LabProcess.command(folder, path, folder.toString(), LabImage.NAME);
    SwarmEngines engines = new SwarmEngines(folder, script);
    try {
      for (String node : List.of("node-1", "node-2", "node-3")) {
        script.awaitResult(node + " answers");
      }
      script.awaitResult("ready");
    } catch (AssertionError e) {
      engines.close();
      throw e;
    }
    return engines;
  }

  private static boolean areInstalled() throws IOException, InterruptedException {
    for (String program : PROGRAMS) {
      try (LabProcess search =
          LabProcess.command(LabProcess.root(), "sh", "-c", "command -v " + program)) {
        if (search.exitCode(COMMAND_S) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Ends a node as a power cut does. */
  void stop(String node) throws IOException {
    tell("stop " + node);
  }

  /** Takes a node's network away; what runs on it goes on. */
  void cut(String node) throws IOException {
    tell("cut " + node);
  }

  private void tell(String command) throws IOException {
    script.type(command);
    script.awaitResult(command + ": done");
  }

  /** Starts Docker's client for a node. */
  LabProcess start(String node, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("docker", "-H", address(node)));
    command.addAll(List.of(arguments));
    return LabProcess.command(LabProcess.root(), environment, command.toArray(String[]::new));
  }

  /** Where a node's engine listens, as Docker's client takes it. */
  String address(String node) {
    return "unix://" + folder.resolve(node + ".sock");
  }

  /** Runs Docker's client for a node; returns what it says. */
  List<String> docker(String node, String... arguments) throws IOException, InterruptedException {
    try (LabProcess client = start(node, Map.of(), arguments)) {
      assertEquals(0, client.exitCode(COMMAND_S), client::toString);
      return client.stdout();
    }
  }

  /** Asks a node again and again, ever more seldom, until it says what is awaited. */
  List<String> await(
      long timeoutS, Predicate<List<String>> awaited, String node, String... arguments)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutS);
    long pollNs = FIRST_POLL_NS;
    List<String> said = docker(node, arguments);
    while (!awaited.test(said)) {
      if (System.nanoTime() > deadlineNs) {
        fail(node + ": " + String.join(" ", arguments) + "\n" + String.join("\n", said));
      }
      LockSupport.parkNanos(pollNs);
      pollNs = Math.min(LAST_POLL_NS, pollNs * 3 / 2);
      said = docker(node, arguments);
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    try (script) {
      script.endInput();
      script.exitCode(COMMAND_S);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
