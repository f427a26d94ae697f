package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/** {@code docker run ... two-flow/lab}: the container's own network, lent to runs. */
@RequiresDocker
class ContainerNetworkIT {

  private static final String OWNER = "1234";
  private static final long RUN_S = 120;
  private static final List<String> MAY_CHANGE = List.of("--cap-add", "NET_ADMIN");
  private static final List<String> FOR_LOSS =
      List.of("--cap-add", "NET_ADMIN", "--sysctl", "net.ipv4.tcp_early_retrans=0");

  /**
   * Shows what a scenario changes of a network. Of the rules only the chain INPUT: Docker itself
   * changes the others of the machine, whenever a test beside this one makes or removes a network.
   */
  private static final String STATE = "iptables -S INPUT; ip link show lo; tc qdisc show dev lo";

  @TempDir private Path folder;

  private final String container = "twoflow-it-" + UUID.randomUUID();

  @AfterEach
  void removeContainer() throws Exception {
    try (LabProcess remove = LabProcess.command(folder, "docker", "rm", "-f", container)) {
      remove.exitCode(RUN_S);
    }
  }

  @Test
  void shouldMakeAScenarioHappenAndLeaveItsFilesToTheOwnerOfTheFolder() throws Exception {
    Path captures = Files.createDirectory(folder.resolve("captures"));
    ComposeLab.giveTo(OWNER + ":" + OWNER, captures);
    List<String> docker = new ArrayList<>(FOR_LOSS);
    docker.addAll(List.of("-v", captures + ":/lab/captures"));
    try (LabProcess demo = run(docker, "demo", "--scenario", "loss")) {
      assertEquals(0, demo.exitCode(RUN_S), demo::toString);
      assertEquals(
          1,
          demo.logged("lab: network private: the network of this container (--scenario loss)")
              .size(),
          demo::toString);
      assertTrue(demo.stdout().contains("two-flow: complete, 18 checks passed"), demo::toString);
      new FinishedRun(captures.resolve("two-flow")).shouldBelongTo(OWNER + ":" + OWNER);
    } finally {
      ComposeLab.giveTo(FinishedRun.ownerOf(folder), captures);
    }
  }

  @Test
  void shouldSayWhichOptionsOfDockerAScenarioNeeds() throws Exception {
    shouldRefuse(
        List.of(),
        "the container may not change its network: docker run --cap-add NET_ADMIN",
        "loss");
    shouldRefuse(
        MAY_CHANGE,
        "settings of the kernel are fixed in this container: docker run --sysctl net.ipv4.tcp_sack=0"
            + " --sysctl net.ipv4.tcp_early_retrans=0 --sysctl net.ipv4.tcp_retrans_collapse=0",
        "hol-textbook");
  }

  @Test
  void shouldNeverChangeTheNetworkOfTheMachine() throws Exception {
    String rules = rulesOfTheMachine();
    List<String> docker = new ArrayList<>(MAY_CHANGE);
    docker.addAll(List.of("--network", "host"));
    shouldRefuse(
        docker,
        "this container has the network of the machine, which no run changes: leave out docker's"
            + " --network host",
        "segments");
    assertEquals(rules, rulesOfTheMachine());
  }

  private void shouldRefuse(List<String> docker, String reason, String scenario) throws Exception {
    try (LabProcess demo = run(docker, "demo", "--scenario", scenario)) {
      assertEquals(2, demo.exitCode(RUN_S), demo::toString);
      assertEquals(List.of("lab: --scenario " + scenario + ": network: " + reason), demo.stderr());
    }
  }

  /** Seen from a container, as this user may not look. */
  private String rulesOfTheMachine() throws Exception {
    try (LabProcess look =
        LabProcess.command(
            folder,
            "docker",
            "run",
            "--rm",
            "--network=host",
            "--cap-add=NET_ADMIN",
            "--entrypoint=sh",
            LabImage.NAME,
            "-c",
            STATE)) {
      return String.join("\n", look.shouldExit(0).stdout());
    }
  }

  /** The second scenario's proof fails if the first one's loss is still there. */
  @Test
  void shouldMakeTheRunsOfABatchOneAfterTheOtherAndLeaveTheNetworkAsItWas() throws Exception {
    String script =
        """
        { %1$s; } >before
        /opt/lab/lab.sh batch --name b --runs 1 --scenario loss,segments,bottleneck || exit
        { %1$s; } >after
        cmp before after
        """
            .formatted(STATE);
    List<String> docker = new ArrayList<>(FOR_LOSS);
    docker.add("--entrypoint=sh");
    try (LabProcess batch = run(docker, "-c", script)) {
      assertEquals(0, batch.exitCode(RUN_S), batch::toString);
      assertEquals(
          "lab: 3 runs, 1 at once (in the network of this container)", batch.stdout().getFirst());
      assertTrue(batch.stdout().contains("lab: 3 of 3 runs are complete"), batch::toString);
    }
  }

  @Test
  void shouldLendTheNetworkToOneRunAtATime() throws Exception {
    String lend = "sh /opt/lab/captures/sidecar/container-network.sh --";
    String script =
        """
        mkfifo lent end
        %1$s sh -c 'echo lent >lent; read -r word <end' &
        read -r word <lent
        %1$s true
        code=$?
        echo end >end
        wait
        %1$s true && echo "free again" && exit $code
        """
            .formatted(lend);
    try (LabProcess two = run(List.of("--entrypoint=sh"), "-c", script)) {
      assertEquals(1, two.exitCode(RUN_S), two::toString);
      assertEquals(List.of("free again"), two.stdout());
      assertEquals(
          List.of(
              "network: another run has this container's network: wait for its end, or take another"
                  + " container"),
          two.stderr());
    }
  }

  private LabProcess run(List<String> docker, String... arguments) throws Exception {
    return LabProcess.command(
        folder,
        Stream.of(
                List.of("docker", "run", "--rm", "--name", container),
                docker,
                List.of(LabImage.NAME),
                List.of(arguments))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }
}
