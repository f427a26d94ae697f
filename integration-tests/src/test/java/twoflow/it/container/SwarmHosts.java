package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Events;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/**
 * {@code deploy/swarm/hosts.sh}: one run over three engines. They share a kernel and so a clock;
 * what the report says of several clocks is shown by SeveralHostsIT.
 */
abstract class SwarmHosts {

  private static final Path SCRIPT = LabProcess.root().resolve("deploy/swarm/hosts.sh");
  private static final List<String> NODES = List.of("node-1", "node-2", "node-3");
  private static final int RUN_S = 200;
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  /** An overlay's packets are 1450 bytes: this row is several segments. */
  private static final String LONG_ROW = "x".repeat(5000);

  private SwarmEngines engines;
  private Path lab;

  /** The engines to use. */
  abstract SwarmEngines engines();

  @BeforeAll
  void makeALab(@TempDir Path temp) {
    engines = engines();
    lab = temp;
  }

  @AfterEach
  void shouldLeaveNothing() throws Exception {
    assertEquals(List.of(), engines.docker("node-1", "stack", "ls", "--format", "{{.Name}}"));
    for (String node : NODES) {
      engines.await(RUN_S, List::isEmpty, node, "ps", "-aq", "--filter", "name=two-flow");
      engines.await(RUN_S, List::isEmpty, node, "network", "ls", "-q", "--filter", "name=two-flow");
    }
  }

  @Test
  void shouldGiveTheSameVerdictAsOnOneMachine() throws Exception {
    LabProcess hosts = run("lesson-1", Map.of(), 0);
    assertEquals(
        "hosts: relay and capture on node-1, client-chat on node-2, client-voip on node-3",
        hosts.stdout().getFirst());
    assertEquals("lesson-1: complete, 17 checks passed", hosts.stdout().getLast());
    FinishedRun run = new FinishedRun(lab.resolve("captures/lesson-1"));
    run.shouldHoldFourConnections();
    run.shouldCarry("CHAT", Inputs.CHAT_ROWS, "client-chat", "client-voip");
    run.shouldCarry("VOIP", Inputs.VOIP_ROWS, "client-voip", "client-chat");
    run.shouldBelongTo(FinishedRun.ownerOf(lab));
    run.shouldHaveOneClock("relay", "client-chat", "client-voip");
    Set<String> addresses =
        Set.of(host(run, "relay"), host(run, "client-chat"), host(run, "client-voip"));
    assertEquals(3, addresses.size(), addresses::toString);
    assertTrue(addresses.stream().noneMatch(host -> host.startsWith("127.")), addresses::toString);
  }

  @Test
  void shouldMakeACallAndExplainFramesLargerThanSegments() throws Exception {
    Files.writeString(
        lab.resolve("long.csv"),
        "timestamp,speaker,flow,message\n2025-12-13T10:00:00,Client1,CHAT," + LONG_ROW + "\n");
    Map<String, String> settings =
        Map.of("CHAT_CSV", "long.csv", "VOIP_OPTIONS", "--codec pcmu", "CHAT_NODE", "node-3");
    LabProcess hosts = run("call", settings, 0);
    assertEquals(
        "hosts: relay and capture on node-1, client-chat on node-3, client-voip on node-2",
        hosts.stdout().getFirst());
    assertTrue(lines(hosts, "large frames").getFirst().contains(" up to 5"), hosts::toString);
    assertTrue(lines(hosts, "large frames").getFirst().contains("the MSS is 1410"));
    assertEquals(1, lines(hosts, "VOIP RTP").size(), hosts::toString);
    assertTrue(Files.size(lab.resolve("captures/call/voice.wav")) > 10_000);
    assertTrue(Files.exists(lab.resolve("captures/call/heard.wav")));
  }

  @Test
  void shouldProveAScenarioThatNeedsNoNetworkOfItsOwn() throws Exception {
    LabProcess hosts = run("reset", Map.of("SCENARIO", "reset"), 0);
    assertEquals(1, lines(hosts, "ok    proof: reset").size(), hosts::toString);
    assertTrue(hosts.stdout().getLast().startsWith("reset: complete, "), hosts::toString);
    LabProcess refused = run("loss", Map.of("SCENARIO", "loss"), 2);
    assertEquals(1, lines(refused.stderr(), "needs a network of its own").size());
    assertTrue(Files.notExists(lab.resolve("captures/loss")));
  }

  @Test
  void shouldSayWhyAClientFailedAndEndTheOthers() throws Exception {
    LabProcess hosts = run("failed", Map.of("CHAT_OPTIONS", "--nonsense"), 3);
    assertEquals(1, lines(hosts.stderr(), "hosts: client-chat.1 Failed ").size(), hosts::toString);
    assertTrue(
        lines(hosts.stderr(), "hosts: client-chat said: ").getFirst().contains("--nonsense"),
        hosts::toString);
    assertTrue(hosts.stdout().getLast().startsWith("failed: NOT COMPLETE"), hosts::toString);
    shouldHaveAnOutcome("failed");
  }

  @Test
  void shouldRemoveAllWhenItIsStopped() throws Exception {
    try (LabProcess hosts = start("stopped", Map.of())) {
      Path log = lab.resolve("captures/stopped/capture.log");
      long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUN_S);
      while (Files.notExists(log) || !Files.readString(log).contains("listening on")) {
        assertTrue(System.nanoTime() < deadlineNs, hosts::toString);
        LockSupport.parkNanos(POLL_NS);
      }
      hosts.signal("TERM");
      assertEquals(143, hosts.exitCode(RUN_S), hosts::toString);
    }
    shouldHaveAnOutcome("stopped");
  }

  private void shouldHaveAnOutcome(String run) throws IOException {
    String last = new FinishedRun(lab.resolve("captures").resolve(run)).lastLogLine();
    assertTrue(last.startsWith("capture: "), last);
  }

  private LabProcess start(String name, Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("DOCKER_HOST", engines.address("node-1"));
    return LabProcess.command(lab, environment, "sh", SCRIPT.toString(), name);
  }

  private LabProcess run(String name, Map<String, String> settings, int exitCode) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("DOCKER_HOST", engines.address("node-1"));
    try (LabProcess hosts = LabProcess.command(lab, environment, "sh", SCRIPT.toString(), name)) {
      assertEquals(exitCode, hosts.exitCode(RUN_S), hosts::toString);
      return hosts;
    }
  }

  private static String host(FinishedRun run, String role) throws IOException {
    List<Events.Line> connected = run.events(role).of("connected", "CHAT");
    String local = connected.getFirst().local();
    return local.substring(0, local.lastIndexOf(':'));
  }

  private static List<String> lines(LabProcess process, String part) {
    return lines(process.stdout(), part);
  }

  private static List<String> lines(List<String> said, String part) {
    return said.stream().filter(line -> line.contains(part)).toList();
  }
}
