package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import twoflow.it.LabProcess;

/**
 * Two runs of the compose file, in a folder of somebody else: one under Testcontainers, and one as
 * its users start it.
 *
 * <p>Testcontainers' {@code up --detach} returns when the last service has started, and that one
 * waits for the success of all others: when {@code start()} returns, the run is over. What Compose
 * says is in target/testcontainers.log.
 */
@RequiresDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeContainerIT {

  private static final Map<String, Set<Capability>> ADDED =
      Map.of(
          "new-run", Set.of(Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FOWNER),
          "capture", Set.of(Capability.NET_RAW, Capability.SETUID, Capability.SETGID),
          "relay", Set.of(),
          "client-chat", Set.of(),
          "client-voip", Set.of(),
          "hand-over", Set.of(Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FOWNER),
          "report", Set.of(Capability.SETUID, Capability.SETGID),
          "verdict", Set.of());

  private static final long UP_S = 120;
  private static final String OWNER = "1234:1234";

  private final Map<String, InspectContainerResponse> ended = new HashMap<>();
  private ComposeLab lab;
  private byte[] firstCapture;

  @BeforeAll
  void makeTwoRuns(@TempDir Path folder) throws Exception {
    lab = ComposeLab.in(folder);
    LessonRows.writeInto(lab);
    lab.giveTo(OWNER, "captures");
    startWithTestcontainers();
    firstCapture = Files.readAllBytes(lab.run().resolve("two-flow.pcap"));
    try (LabProcess up = lab.up()) {
      up.exitCode(UP_S);
      up.shouldExit(0);
    }
  }

  private void startWithTestcontainers() throws Exception {
    try (ComposeContainer compose =
        new ComposeContainer("twoflow-it", lab.composeFile())
            .withEnv(lab.environment())
            .withPull(false)
            .withBuild(true)) {
      compose.start();
      for (String service : ADDED.keySet()) {
        ContainerState container = compose.getContainerByServiceName(service).orElseThrow();
        assertEquals(
            0, Ended.await(container.getContainerId()), () -> service + "\n" + container.getLogs());
        ended.put(service, container.getContainerInfo());
      }
    }
  }

  @AfterAll
  void removeAll() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void shouldLeaveACompleteCaptureFromServicesThatAreLockedDown() throws Exception {
    ended.forEach(ComposeContainerIT::shouldBeLockedDown);
    shouldBeComplete(new FinishedRun(olderRun()));
  }

  @Test
  void shouldGiveTheRunToTheOwnerOfCaptures() throws Exception {
    shouldBeComplete(new FinishedRun(lab.run()));
  }

  @Test
  void shouldKeepTheOlderRunOnTheNextUp() throws Exception {
    assertArrayEquals(firstCapture, Files.readAllBytes(olderRun().resolve("two-flow.pcap")));
  }

  private static void shouldBeComplete(FinishedRun run) throws IOException {
    run.shouldHoldFourConnections();
    run.shouldCarry("CHAT", LessonRows.CHAT, "client-chat", "client-voip");
    run.shouldCarry("VOIP", LessonRows.VOIP, "client-voip", "client-chat");
    run.shouldBelongTo(OWNER);
  }

  private Path olderRun() throws IOException {
    try (Stream<Path> folders = Files.list(lab.root().resolve("captures"))) {
      List<Path> aside =
          folders
              .filter(run -> run.getFileName().toString().startsWith(ComposeLab.RUN))
              .filter(run -> !run.equals(lab.run()))
              .toList();
      assertEquals(1, aside.size(), aside::toString);
      assertTrue(
          aside.getFirst().getFileName().toString().matches("lesson-1\\.\\d{8}T\\d{6}Z"),
          aside::toString);
      return aside.getFirst();
    }
  }

  private static void shouldBeLockedDown(String service, InspectContainerResponse container) {
    HostConfig host = container.getHostConfig();
    assertEquals(true, host.getReadonlyRootfs(), service);
    assertEquals(List.of(Capability.ALL), List.of(host.getCapDrop()), service);
    Set<Capability> added =
        Stream.ofNullable(host.getCapAdd()).flatMap(Arrays::stream).collect(Collectors.toSet());
    assertEquals(ADDED.get(service), added, service);
    assertEquals(List.of("no-new-privileges:true"), host.getSecurityOpts(), service);
    assertEquals("host", host.getNetworkMode(), service);
    boolean role = service.equals("relay") || service.startsWith("client-");
    assertEquals(role ? "10001:10001" : "", container.getConfig().getUser(), service);
  }
}
