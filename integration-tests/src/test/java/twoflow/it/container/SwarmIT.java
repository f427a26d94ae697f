package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/** {@code deploy/swarm}: a batch on three engines, one of which is lost, as deploy/README.md says. */
@RequiresDocker
@Timeout(400)
class SwarmIT {

  private static final String STACK = "deploy/swarm/stack.yml";
  private static final String SHARED = "deploy/swarm/shared.yml";
  private static final String REPLICAS = "{{.Replicas}}";

  /** As in deploy/README.md: $1 is the engine, $2 the folder. */
  private static final String COLLECT =
      "docker -H \"$1\" run --rm -v two-flow-captures:/lab/captures:ro --entrypoint tar two-flow/lab"
          + " -C /lab/captures -c . | tar -x -C \"$2\"";

  private static final long JOB_S = 180;

  @TempDir private Path temp;
  private SwarmEngines engines;

  @Test
  void shouldCompleteTheBatchAlthoughATaskIsKilledAndANodeIsLost() throws Exception {
    Path captures = Files.createDirectory(temp.resolve("captures"));
    try (SwarmEngines started = SwarmEngines.start(Files.createDirectory(temp.resolve("e")))) {
      engines = started;
      deploy("data", 12, Map.of("CAPTURES", captures.toString()), "-c", STACK, "-c", SHARED);
      engines.await(
          JOB_S, said -> !said.getFirst().contains("(0/12"), "node-1", services("data"));
      String killed = killATask("node-2", "data_batch");
      awaitTask("node-3", "data_batch");
      engines.stop("node-3");
      replaceNode("node-3");
      awaitEnd("data", 12);
      shouldHaveStartedAgain(killed);
      shouldMergeInto(captures, "data", 12, "--resume");

      deploy("local", 2, Map.of(), "-c", STACK);
      awaitEnd("local", 2);
      collect("node-1");
      collect("node-2");
      shouldMergeInto(captures, "local", 2, "--collect", "collected");
    }
  }

  private void deploy(String name, int runs, Map<String, String> more, String... files)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BATCH", "--name " + name + " --runs " + runs);
    environment.put("TASKS", Integer.toString(runs));
    // Two at once on each node, whatever this machine has.
    environment.put("CPUS", Double.toString(Runtime.getRuntime().availableProcessors() / 2.0));
    List<String> command = new ArrayList<>(List.of("stack", "deploy", "--resolve-image", "never"));
    command.addAll(List.of(files));
    command.add(name);
    try (LabProcess deploy =
        engines.start("node-1", environment, command.toArray(String[]::new))) {
      deploy.shouldExit(0);
    }
  }

  private static String[] services(String stack) {
    return new String[] {"service", "ls", "--filter", "name=" + stack, "--format", REPLICAS};
  }

  private void awaitEnd(String stack, int runs) throws IOException, InterruptedException {
    String completed = "(%d/%d completed)".formatted(runs, runs);
    engines.await(JOB_S, said -> said.getFirst().contains(completed), "node-1", services(stack));
    System.out.println(
        String.join("\n", engines.docker("node-1", "service", "ps", stack + "_batch")));
  }

  /** Waits until a node has a container of a service; returns its ID and that of its task. */
  private String[] awaitTask(String node, String service) throws Exception {
    String label = "com.docker.swarm.";
    String filter = "label=" + label + "service.name=" + service;
    String format = "{{.ID}} {{.Label \"" + label + "task.id\"}}";
    return engines
        .await(
            JOB_S, said -> !said.isEmpty(), node, "ps", "--filter", filter, "--format", format)
        .getFirst()
        .split(" ");
  }

  private String killATask(String node, String service) throws Exception {
    while (true) {
      String[] task = awaitTask(node, service);
      try (LabProcess kill = engines.start(node, Map.of(), "kill", task[0])) {
        // It may have ended a moment ago.
        if (kill.exitCode(JOB_S) == 0) {
          return task[1];
        }
      }
    }
  }

  /** Without that, its tasks are not started elsewhere. */
  private void replaceNode(String node) throws IOException, InterruptedException {
    engines.await(
        JOB_S,
        said -> said.contains(node + " Down"),
        "node-1",
        "node",
        "ls",
        "--format",
        "{{.Hostname}} {{.Status}}");
    engines.docker("node-1", "node", "rm", "--force", node);
  }

  private void shouldHaveStartedAgain(String task) throws IOException, InterruptedException {
    String state = "{{.Status.State}} {{.Status.ContainerStatus.ExitCode}}";
    assertEquals(
        List.of("failed 137"), engines.docker("node-1", "inspect", "--format", state, task));
  }

  /** Fetches the runs that a node has in its volume. */
  private void collect(String node) throws Exception {
    Path machine = Files.createDirectories(temp.resolve("collected").resolve(node));
    String[] command = {
      "sh", "-c", COLLECT, "sh", engines.address(node), machine.toString()
    };
    try (LabProcess collect = LabProcess.command(temp, command)) {
      assertEquals(0, collect.exitCode(JOB_S), collect::toString);
    }
  }

  private void shouldMergeInto(Path captures, String name, int runs, String... how)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker", "run", "--rm", "-v", captures + ":/lab/captures",
                "-v", temp.resolve("collected") + ":/lab/collected:ro", LabImage.NAME,
                "batch", "--name", name, "--runs", Integer.toString(runs)));
    command.addAll(List.of(how));
    try (LabProcess merge = LabProcess.command(temp, command.toArray(String[]::new))) {
      merge.shouldExit(0);
      String all = "lab: %d of %d runs are complete, %d of them were before";
      assertEquals(1, merge.stdout().stream().filter(all.formatted(runs, runs, runs)::equals).count(), merge::toString);
    }
    List<String> summary = Files.readAllLines(captures.resolve(name).resolve("summary.csv"));
    assertEquals(runs + 1, summary.size(), summary::toString);
    assertEquals(runs, summary.stream().filter(line -> line.contains(",complete,")).count());
    assertTrue(Files.size(captures.resolve(name).resolve("summary.html")) > 0);
  }
}
