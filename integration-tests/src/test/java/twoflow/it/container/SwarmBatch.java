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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/**
 * {@code deploy/swarm}: a batch on three engines, one of which is lost, as deploy/README.md says.
 */
abstract class SwarmBatch {

  private static final String STACK = "deploy/swarm/stack.yml";
  private static final String SHARED = "deploy/swarm/shared.yml";

  /** As in deploy/README.md: $1 is the engine, $2 the folder. */
  private static final String COLLECT =
      "docker -H \"$1\" run --rm -v two-flow-captures:/lab/captures:ro --entrypoint tar two-flow/lab"
          + " -C /lab/captures -c . | tar -x -C \"$2\"";

  private static final long JOB_S = 180;
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  @TempDir private Path temp;
  private Path captures;
  private SwarmEngines engines;

  /** The engines to use; two of them are lost. */
  abstract SwarmEngines engines();

  @Test
  void shouldCompleteABatchAlthoughATaskIsKilledAndNodesAreLost() throws Exception {
    captures = Files.createDirectory(temp.resolve("captures"));
    engines = engines();
    deploy("data", 9, 3, Map.of("CAPTURES", captures.toString()), "-c", STACK, "-c", SHARED);
    awaitFirstRun(captures.resolve("data"));
    String killed = killATask("node-2", "data_batch");
    awaitTask("node-3", "data_batch");
    engines.stop("node-3");
    remove("node-3");
    awaitEnd("data", 3);
    shouldHaveFailed(killed);
    shouldMerge("data", 9, "--resume");
    shouldCompareWhatALostNodeWentOnToMake();
  }

  /** Each node has its own folder here. */
  private void shouldCompareWhatALostNodeWentOnToMake() throws Exception {
    deploy("local", 2, 2, Map.of(), "-c", STACK);
    awaitTask("node-2", "local_batch");
    engines.cut("node-2");
    remove("node-2");
    awaitEnd("local", 2);
    engines.await(JOB_S, List::isEmpty, "node-2", "ps", "--quiet");
    collect("node-1");
    collect("node-2");
    List<String> said = shouldMerge("local", 2, "--collect", "collected");
    assertEquals(
        "lab: 2 runs were taken from 2 machines; 1 were made twice and are equal", said.getFirst());
  }

  private void deploy(String name, int runs, int tasks, Map<String, String> more, String... files)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BATCH", "--name " + name + " --runs " + runs);
    environment.put("TASKS", Integer.toString(tasks));
    // One at once on each node, whatever this machine has.
    environment.put("CPUS", Integer.toString(Runtime.getRuntime().availableProcessors()));
    List<String> command = new ArrayList<>(List.of("stack", "deploy", "--resolve-image", "never"));
    command.addAll(List.of(files));
    command.add(name);
    try (LabProcess deploy = engines.start("node-1", environment, command.toArray(String[]::new))) {
      deploy.shouldExit(0);
    }
  }

  /** Waits until a task has made a run; it goes on with the next one. */
  private static void awaitFirstRun(Path batch) throws IOException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOB_S);
    while (madeRuns(batch) == 0) {
      assertTrue(System.nanoTime() < deadlineNs, "no run of " + batch);
      LockSupport.parkNanos(POLL_NS);
    }
  }

  private static long madeRuns(Path batch) throws IOException {
    if (Files.notExists(batch)) {
      return 0;
    }
    try (Stream<Path> runs = Files.list(batch)) {
      return runs.filter(run -> Files.exists(run.resolve("made.json"))).count();
    }
  }

  /** Asks for words such as {@code 2/3 (1/3 completed)}. */
  private static String[] replicas(String stack) {
    String format = "{{.Replicas}}";
    return new String[] {"service", "ls", "--filter", "name=" + stack, "--format", format};
  }

  private void awaitEnd(String stack, int tasks) throws IOException, InterruptedException {
    String completed = "(%d/%d completed)".formatted(tasks, tasks);
    engines.await(JOB_S, said -> said.getFirst().contains(completed), "node-1", replicas(stack));
    System.out.println(
        String.join("\n", engines.docker("node-1", "service", "ps", stack + "_batch")));
  }

  /** Waits until a node has a container of a service; returns its ID and that of its task. */
  private String[] awaitTask(String node, String service) throws Exception {
    String label = "com.docker.swarm.";
    String filter = "label=" + label + "service.name=" + service;
    String format = "{{.ID}} {{.Label \"" + label + "task.id\"}}";
    return engines
        .await(JOB_S, said -> !said.isEmpty(), node, "ps", "--filter", filter, "--format", format)
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
  private void remove(String node) throws IOException, InterruptedException {
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

  private void shouldHaveFailed(String task) throws IOException, InterruptedException {
    String state = "{{.Status.State}} {{.Status.ContainerStatus.ExitCode}}";
    assertEquals(
        List.of("failed 137"), engines.docker("node-1", "inspect", "--format", state, task));
  }

  /** Fetches the runs that a node has in its volume. */
  private void collect(String node) throws Exception {
    Path machine = Files.createDirectories(temp.resolve("collected").resolve(node));
    String[] command = {"sh", "-c", COLLECT, "sh", engines.address(node), machine.toString()};
    try (LabProcess collect = LabProcess.command(temp, command)) {
      assertEquals(0, collect.exitCode(JOB_S), collect::toString);
    }
  }

  /** Returns what was said. */
  private List<String> shouldMerge(String name, int runs, String... how) throws Exception {
    Path collected = Files.createDirectories(temp.resolve("collected"));
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm"));
    command.addAll(List.of("-v", captures + ":/lab/captures", "-v", collected + ":/lab/collected"));
    command.addAll(List.of(LabImage.NAME, "batch", "--name", name));
    command.addAll(List.of("--runs", Integer.toString(runs)));
    command.addAll(List.of(how));
    List<String> said;
    try (LabProcess merge = LabProcess.command(temp, command.toArray(String[]::new))) {
      said = merge.shouldExit(0).stdout();
    }
    String all = "lab: %d of %d runs are complete, %d of them were before";
    assertTrue(said.contains(all.formatted(runs, runs, runs)), said::toString);
    List<String> summary = Files.readAllLines(captures.resolve(name).resolve("summary.csv"));
    assertEquals(runs + 1, summary.size(), summary::toString);
    assertEquals(runs, summary.stream().filter(line -> line.contains(",complete,")).count());
    assertTrue(Files.exists(captures.resolve(name).resolve("summary.html")));
    return said;
  }
}
