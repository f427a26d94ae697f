package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;

/**
 * The compose file under Testcontainers. Its {@code up --detach} returns when the last service has
 * started, and that one waits for the success of all others: when {@code start()} returns, the run
 * is over. What Compose says is in target/testcontainers.log.
 */
@RequiresDocker
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

  @TempDir private Path folder;

  @Test
  void shouldLeaveACompleteCaptureFromServicesThatAreLockedDown() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      LessonRows.writeInto(lab);
      try (ComposeContainer compose =
          new ComposeContainer("twoflow-it", lab.composeFile())
              .withEnv(lab.environment())
              .withPull(false)
              .withBuild(true)) {
        compose.start();
        for (String service : ADDED.keySet()) {
          ContainerState container = compose.getContainerByServiceName(service).orElseThrow();
          shouldHaveEndedWell(service, container);
          shouldBeLockedDown(service, container.getContainerInfo());
        }
      }
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldFourConnections();
      run.shouldCarry("CHAT", LessonRows.CHAT, "client-chat", "client-voip");
      run.shouldCarry("VOIP", LessonRows.VOIP, "client-voip", "client-chat");
      run.shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
    }
  }

  private static void shouldHaveEndedWell(String service, ContainerState container)
      throws InterruptedException {
    assertEquals(
        0, Ended.await(container.getContainerId()), () -> service + "\n" + container.getLogs());
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
