package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/** {@code SCENARIO=... docker compose up}. */
@RequiresDocker
class ComposeScenarioIT {

  private static final long UP_S = 120;
  private static final Path SETTING = Path.of("/proc/sys/net/ipv4/tcp_retrans_collapse");

  @TempDir private Path folder;

  /** A file of a teacher's own, which loses a segment and changes a setting. */
  @Test
  void shouldPrepareTheNetworkOfTheRunAlone() throws Exception {
    String before = Files.readString(SETTING);
    try (ComposeLab lab = ComposeLab.in(folder).overriddenBy("docker-compose.private.yml")) {
      String text = Files.readString(lab.root().resolve("scenarios/hol.yml"));
      Path file = Files.createDirectory(lab.root().resolve("lessons")).resolve("mine.yml");
      Files.writeString(file, text);
      lab.giveTo("1234:1234", "captures");
      lab.with("SCENARIO", "lessons/mine.yml");
      try (LabProcess up = lab.up()) {
        up.awaitLog("VOIP sending row 1 ");
        try (LabProcess setting = lab.compose("exec", "-T", "capture", "cat", SETTING.toString())) {
          assertEquals(List.of("0"), setting.shouldExit(0).stdout());
        }
        assertEquals(before, Files.readString(SETTING));
        assertEquals(0, up.exitCode(UP_S), up::toString);
        shouldSay(up.stdout(), ComposeLab.RUN + ": complete, 19 checks passed");
      }
      shouldGiveOneServiceTheRightToChangeANetwork(lab);
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldFourConnections();
      run.shouldBelongTo("1234:1234");
      assertEquals(text, Files.readString(lab.run().resolve("scenario.yml")));
      lab.down();
      try (LabProcess left = lab.compose("ps", "--all", "--quiet")) {
        assertEquals(List.of(), left.shouldExit(0).stdout());
      }
    }
  }

  /** Its receiver and the relay end with exit code 1, and the run is right. */
  @Test
  void shouldNeedNoOtherNetworkForWhatTheProgramsDo() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).with("SCENARIO", "reset")) {
      try (LabProcess up = lab.up()) {
        assertEquals(0, up.exitCode(UP_S), up::toString);
        shouldSay(up.stdout(), ComposeLab.RUN + ": complete, 18 checks passed");
        shouldSay(up.stderr(), "VOIP 127.0.0.11:[0-9]+ reset: .*");
      }
    }
  }

  /** The image has a voice that speaks English. */
  @Test
  void shouldMakeACallWithoutAScenario() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).with("CALL", "1").with("VOIP_CSV", "words.csv")) {
      Files.writeString(
          lab.root().resolve("words.csv"),
          "timestamp,speaker,flow,message\n2026-01-05T09:00:00,Client2,VOIP,\"one, two\"\n");
      try (LabProcess up = lab.up()) {
        assertEquals(0, up.exitCode(UP_S), up::toString);
        shouldSay(up.stderr(), "VOIP voice: espeak-ng, [0-9.]+ s of PCMU; .*");
        shouldSay(up.stdout(), ComposeLab.RUN + ": complete, 18 checks passed");
      }
      JsonNode verdict = JsonMapper.shared().readTree(lab.run().resolve("verdict.json").toFile());
      assertEquals(2, verdict.get("calls").size(), verdict::toString);
      assertTrue(verdict.at("/calls/0/packets").asLong() > 20, verdict::toString);
      assertTrue(Files.size(lab.run().resolve("heard.wav")) > 3200);
    }
  }

  @Test
  void shouldRefuseInOneLineWhatCannotBeDoneAndMakeNothing() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      refused(
          lab.with("SCENARIO", "loss"),
          "new-run: SCENARIO=loss needs a network of its own: docker compose -f docker-compose.yml"
              + " -f docker-compose.private.yml up");
      refused(
          lab.with("SCENARIO", "nothing"),
          "lab: scenario nothing: there is neither such a scenario nor such a file: lab scenarios"
              + " shows what there is");
      refused(
          lab.with("SCENARIO", "refused"),
          "lab: scenario refused: in Compose, the clients start when the relay listens");
      Path file = lab.root().resolve("mine.yml");
      Files.writeString(file, "title: A\nabout: B\nproof: {}\n");
      refused(
          lab.with("SCENARIO", "mine.yml"),
          "lab: mine.yml:3: proof: a list is needed, not keys with values");
      refused(
          lab.with("SCENARIO", "split").with("CHAT_CSV", "my.csv"),
          "new-run: CHAT_CSV contradicts SCENARIO=split, which brings its rows");
      refused(
          lab.with("PACE", "csv"),
          "new-run: PACE and SPEED contradict SCENARIO=split, which says when rows are sent");
      refused(
          lab.with("PACE", "").with("CALL", "1"),
          "new-run: CALL contradicts SCENARIO=split, which says whether there is a call");
      refused(
          lab.with("CALL", "yes"),
          "new-run: CALL=yes: CALL=1 makes a call, without it there is none");
    }
  }

  private static void refused(ComposeLab lab, String line) throws Exception {
    try (LabProcess newRun = lab.compose("run", "--rm", "-T", "new-run")) {
      assertEquals(2, newRun.exitCode(UP_S), newRun::toString);
      List<String> said =
          newRun.stderr().stream().filter(each -> each.matches("(lab|new-run): .*")).toList();
      assertEquals(List.of(line), said, newRun::toString);
      assertTrue(Files.notExists(lab.run()), newRun::toString);
    }
  }

  private static void shouldSay(List<String> lines, String end) {
    assertTrue(lines.stream().anyMatch(line -> line.matches(".*" + end)), lines::toString);
  }

  private static void shouldGiveOneServiceTheRightToChangeANetwork(ComposeLab lab)
      throws IOException, InterruptedException {
    Map<String, List<String>> added = new TreeMap<>();
    for (JsonNode container : containers(lab)) {
      JsonNode host = container.get("HostConfig");
      String service = container.at("/Config/Labels/com.docker.compose.service").asString();
      List<String> rights = new ArrayList<>();
      host.path("CapAdd").forEach(right -> rights.add(right.asString().replace("CAP_", "")));
      added.put(service, rights);
      assertEquals("ALL", host.at("/CapDrop/0").asString(), service);
      assertTrue(host.get("ReadonlyRootfs").asBoolean(), service);
      assertEquals("no-new-privileges:true", host.at("/SecurityOpt/0").asString(), service);
    }
    assertEquals(List.of("NET_ADMIN"), added.remove("network"));
    assertEquals(8, added.size(), added::toString);
    added.forEach((service, rights) ->
        assertTrue(rights.stream().noneMatch(right -> right.contains("ADMIN")), service));
    for (String role : List.of("relay", "client-chat", "client-voip")) {
      assertEquals(List.of(), added.get(role), role);
    }
  }

  private static JsonNode containers(ComposeLab lab) throws IOException, InterruptedException {
    List<String> inspect = new ArrayList<>(List.of("docker", "inspect"));
    try (LabProcess ids = lab.compose("ps", "--all", "--quiet")) {
      inspect.addAll(ids.shouldExit(0).stdout());
    }
    try (LabProcess json = LabProcess.command(lab.root(), inspect.toArray(String[]::new))) {
      return JsonMapper.shared().readTree(String.join("\n", json.shouldExit(0).stdout()));
    }
  }
}
