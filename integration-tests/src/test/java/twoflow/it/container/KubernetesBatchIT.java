package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/**
 * What the pods of {@code deploy/kubernetes/} do, without a cluster: the containers have the
 * command, the variables, the rights and the memory that the manifests give them.
 */
@RequiresDocker
class KubernetesBatchIT {

  private static final long RUN_S = 60;
  private static final String BATCH = "BATCH=--name data --runs 2 --seed 7";
  private static final String TASKS = "TASKS=2";

  @TempDir private Path folder;

  private final String name = "twoflow-it-" + UUID.randomUUID();
  private final List<String> containers = new ArrayList<>();
  private Path captures;

  @BeforeEach
  void makeVolume() throws Exception {
    captures = Files.createDirectory(folder.resolve("captures"));
  }

  @AfterEach
  void removeContainers() throws Exception {
    List<String> remove = new ArrayList<>(List.of("docker", "rm", "-f"));
    remove.addAll(containers);
    try (LabProcess docker = LabProcess.command(folder, remove.toArray(String[]::new))) {
      docker.exitCode(RUN_S);
    }
  }

  @Test
  void shouldMakeTheBatchInPartsAndOneSummary() throws Exception {
    try (LabProcess first = part(0);
        LabProcess second = part(1)) {
      first.awaitResult("lab: 1 runs, 1 at once");
      // However long the next ones need to start.
      docker("pause", containers.getFirst());
      try (LabProcess same = part(0);
          LabProcess early = summary()) {
        shouldRefuse("data goes on", same);
        shouldRefuse("data goes on", early);
      }
      // As if its node were lost.
      docker("kill", containers.getFirst());
      first.shouldExit(137);
      second.shouldExit(0);
    }
    try (LabProcess replacement = part(0);
        LabProcess none = part(2)) {
      replacement.shouldExit(0);
      none.shouldExit(2);
    }
    try (LabProcess summary = summary()) {
      summary.shouldExit(0);
      assertTrue(
          summary.stdout().contains("lab: 2 of 2 runs are complete, 2 of them were before"),
          summary::toString);
    }
    List<String> lines = Files.readAllLines(captures.resolve("data/summary.csv"));
    assertEquals(List.of("seed-7,7,,,,complete", "seed-8,8,,,,complete"), starts(lines));
  }

  private static List<String> starts(List<String> summary) {
    return summary.stream().skip(1).map(line -> line.replaceFirst("(,complete),.*", "$1")).toList();
  }

  private static void shouldRefuse(String cause, LabProcess pod) throws Exception {
    pod.shouldExit(2);
    String last = cause + ": wait for its end, or use another name";
    assertTrue(pod.stderr().getFirst().endsWith(last), pod::toString);
  }

  private LabProcess part(int index) throws IOException {
    return pod("batch.yaml", BATCH, TASKS, "JOB_COMPLETION_INDEX=" + index);
  }

  private LabProcess summary() throws IOException {
    return pod("summary.yaml", BATCH);
  }

  private LabProcess pod(String manifest, String... environment) throws IOException {
    Job job = KubernetesManifest.read(manifest, Job.class);
    Container lab = job.getSpec().getTemplate().getSpec().getContainers().getFirst();
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--name"));
    containers.add(name + "-" + containers.size());
    command.add(containers.getLast());
    Stream.of(environment).forEach(variable -> command.addAll(List.of("-e", variable)));
    command.addAll(rights(lab.getSecurityContext()));
    command.add("--memory=" + lab.getResources().getLimits().get("memory").getNumericalAmount());
    command.addAll(List.of("-v", captures + ":/lab/captures", "--tmpfs", "/tmp"));
    command.addAll(List.of("--entrypoint", lab.getCommand().getFirst(), lab.getImage()));
    command.addAll(lab.getCommand().subList(1, lab.getCommand().size()));
    command.addAll(lab.getArgs());
    return LabProcess.command(folder, command.toArray(String[]::new));
  }

  private static List<String> rights(SecurityContext context) {
    List<String> rights = new ArrayList<>(List.of("--user", context.getRunAsUser().toString()));
    rights.add("--read-only=" + context.getReadOnlyRootFilesystem());
    rights.add("--security-opt=no-new-privileges=" + !context.getAllowPrivilegeEscalation());
    context.getCapabilities().getDrop().forEach(right -> rights.add("--cap-drop=" + right));
    context.getCapabilities().getAdd().forEach(right -> rights.add("--cap-add=" + right));
    return rights;
  }

  private void docker(String command, String container) throws Exception {
    try (LabProcess docker = LabProcess.command(folder, "docker", command, container)) {
      docker.shouldExit(0);
    }
  }
}
