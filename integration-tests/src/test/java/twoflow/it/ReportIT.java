package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report on runs of the real programs, captured by tcpdump where that is permitted. */
@Execution(ExecutionMode.CONCURRENT)
class ReportIT {

  private static final int CAPTURING_NOT_PERMITTED = 69;

  @TempDir private Path temp;
  private Path run;
  private final int[] ports = freePorts();
  private LabProcess capture;

  @BeforeEach
  void startCapture() throws Exception {
    run = Files.createDirectories(temp.resolve("captures/a-run"));
    Files.createDirectories(run.resolve("events"));
    Path script = LabProcess.root().resolve("captures/sidecar/capture.sh");
    String file = run.resolve("two-flow.pcap").toString();
    boolean permitted = true;
    capture = LabProcess.command(temp, script.toString(), file, "" + ports[0], "" + ports[1]);
    try {
      capture.awaitResult("capturing ");
    } catch (AssertionError notCapturing) {
      capture.shouldExit(CAPTURING_NOT_PERMITTED);
      permitted = false;
    }
    assumeTrue(permitted, "capturing is not permitted here");
  }

  @Test
  void shouldFindEveryRowOfARunWithLongAndUtf8Rows() throws Exception {
    List<String> voip = rows("VOIP", 12, "Grüße ✓ 日本語 ");
    List<String> chat = rows("CHAT", 5, "a longer line ✓ ".repeat(700));
    runAll(chat, voip);
    LabProcess report = report().shouldExit(0);
    assertTrue(report.stdout().getLast().endsWith("checks passed"), report::toString);
    assertLateness("CHAT", "client-chat");
    assertLateness("VOIP", "client-voip");
    Map<String, List<String>> links = links();
    assertEquals(2 * (12 + 5), links.size());
    for (int row = 1; row <= 12; row++) {
      String[] first = links.get("VOIP " + row + " client-relay").getFirst().split(",", -1);
      long bytes = Long.parseLong(first[7]) - Long.parseLong(first[6]) + 1;
      // On a busy machine TCP may send a segment again.
      int frames = first[8].split(" ").length - Integer.parseInt(first[12]);
      assertTrue(frames > 1 && frames <= bytes / 10 + 2, () -> String.join(",", first));
    }
  }

  @Test
  void shouldNotPassACaptureThatWasCutOff() throws Exception {
    runAll(rows("CHAT", 2, "x"), rows("VOIP", 2, "y"));
    Path file = run.resolve("two-flow.pcap");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    LabProcess report = report().shouldExit(3);
    assertTrue(report.stdout().getFirst().startsWith("FAIL  capture file"), report::toString);
  }

  @Test
  void shouldSayFirstThatPacketsWereTakenOut() throws Exception {
    assumeTrue(CaptureTools.installed("editcap"), "no editcap");
    runAll(rows("CHAT", 2, "x"), rows("VOIP", 2, "y"));
    CaptureTools.takeOut(run.resolve("two-flow.pcap"), "20-39");
    LabProcess report = report().shouldExit(3);
    assertTrue(report.stdout().getFirst().startsWith("FAIL  capture.log"), report::toString);
    String title = "20 packets were taken out of the file";
    assertTrue(
        report.stdout().stream().anyMatch(line -> line.startsWith("-> " + title + ": ")),
        report::toString);
    JsonNode verdict = JsonMapper.shared().readTree(run.resolve("verdict.json"));
    assertEquals(title, verdict.at("/failures/0/title").asString());
    assertEquals("capture.log", verdict.at("/failures/0/checks/0").asString());
    assertTrue(Files.readString(run.resolve("report.html")).contains(title));
  }

  @Test
  void shouldSayWhichRowsAreMissingWhenTheRelayIsKilled() throws Exception {
    LabProcess relay = relay();
    relay.awaitPort("VOIP");
    LabProcess chat = client("client-chat", rows("CHAT", 2, "x"), "chat_messages.csv");
    LabProcess voip = client("client-voip", rows("VOIP", 50, "y"), "voip_messages.csv");
    voip.awaitLog("VOIP sending row 2");
    relay.signal("KILL");
    voip.shouldExit(1);
    chat.close();
    capture.shouldExit(0);
    LabProcess report = report().shouldExit(3);
    assertTrue(
        report.stdout().stream().anyMatch(l -> l.startsWith("FAIL  VOIP rows linked")),
        report::toString);
  }

  /** A scanner, HTTP requests and a third client, while the run goes on. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotJudgeARunByPeersThatTheRelayRefused(boolean withEvents) throws Exception {
    LabProcess relay = relay();
    relay.awaitPort("VOIP");
    LabProcess chat = client("client-chat", rows("CHAT", 2, "x"), "chat_messages.csv");
    LabProcess voip = client("client-voip", rows("VOIP", 20, "y"), "voip_messages.csv");
    // Both pairs are complete: whoever comes now is refused.
    chat.awaitLog("VOIP received row 1 ");
    voip.awaitLog("CHAT received row 1 ");
    // It is the first of them, so that a busy machine does not let it come after the run.
    LabProcess third =
        LabProcess.role(
            temp, "client-chat", "--chat-port", "" + ports[0], "--voip-port", "" + ports[1]);
    for (int i = 0; i < 40; i++) {
      try (RawPeer stranger = new RawPeer(ports[i % 2])) {
        if (i % 3 > 0) {
          stranger.send("GET / HTTP/1.1\r\nHost: lab\r\n\r\n");
        }
        stranger.readAllBytes();
      } catch (SocketException e) {
        assertTrue(
            e.getMessage().contains("reset") || e.getMessage().contains("pipe"), e::toString);
      }
    }
    third.shouldExit(1);
    chat.shouldExit(0);
    voip.shouldExit(0);
    relay.shouldExit(0);
    capture.shouldExit(0);
    if (!withEvents) {
      for (String role : List.of("relay", "client-chat", "client-voip")) {
        Files.delete(run.resolve("events/" + role + ".csv"));
      }
    }
    // Without event files the report has to be given the ports.
    LabProcess report =
        report("--flow", "CHAT=" + ports[0], "--flow", "VOIP=" + ports[1]).shouldExit(0);
    // The third client gives up both of its connections, or the second before it was accepted.
    assertTrue(
        report.stdout().stream().anyMatch(l -> l.matches("ok +not paired +4[12] connections .*")),
        report::toString);
    assertTrue(
        report.stdout().stream().anyMatch(l -> l.matches("ok +gaps +none in 4 connections")),
        report::toString);
  }

  @ParameterizedTest
  @CsvSource({"::1, ::1", "::, 127.0.0.1", "::, ::1"})
  void shouldFindARunOverIpv6Complete(String bind, String host) throws Exception {
    runAll(bind, host, rows("CHAT", 2, "x"), rows("VOIP", 2, "y"));
    LabProcess report = report().shouldExit(0);
    String client = host.contains(":") ? "[" + host + "]:" : host + ":";
    assertTrue(
        report.stdout().stream()
            .anyMatch(l -> l.startsWith("ok    VOIP tcp.stream") && l.contains(client)),
        report::toString);
    assertLateness("VOIP", "client-voip");
  }

  private void runAll(List<String> chatRows, List<String> voipRows) throws Exception {
    runAll("127.0.0.1", "127.0.0.1", chatRows, voipRows);
  }

  private void runAll(String bind, String host, List<String> chatRows, List<String> voipRows)
      throws Exception {
    LabProcess relay = relay("--bind", bind);
    relay.awaitPort("VOIP");
    LabProcess chat = client("client-chat", chatRows, "chat_messages.csv", "--relay", host);
    LabProcess voip = client("client-voip", voipRows, "voip_messages.csv", "--relay", host);
    chat.shouldExit(0);
    voip.shouldExit(0);
    relay.shouldExit(0);
    capture.shouldExit(0);
  }

  /** Every write is in the figures; against the events' own times where those suffice. */
  private void assertLateness(String flow, String role) throws IOException {
    List<Events.Line> sent = Events.read(run.resolve("events/" + role + ".csv")).of("sent", flow);
    JsonNode verdict = JsonMapper.shared().readTree(run.resolve("verdict.json"));
    JsonNode figures = null;
    for (JsonNode one : verdict.at("/lateness/flows")) {
      figures = one.get("flow").asString().equals(flow) ? one.get("figures") : figures;
    }
    assertEquals(sent.size(), figures.get("writes").asInt());
    assertEquals(0, figures.get("notes").size(), figures::toString);
    for (String name : List.of("sentAfterDue", "wireAfterDue", "wireAfterSent")) {
      JsonNode measure = figures.get(name);
      long[] ranks =
          Stream.of("minNs", "p50Ns", "p99Ns", "maxNs")
              .mapToLong(rank -> measure.get(rank).asLong())
              .toArray();
      assertEquals(sent.size(), measure.get("count").asInt());
      assertArrayEquals(LongStream.of(ranks).sorted().toArray(), ranks, name);
    }
    assertEquals(
        sent.stream().mapToLong(l -> l.timeNs() - l.dueNs()).max().orElseThrow(),
        figures.at("/sentAfterDue/maxNs").asLong());
    assertTrue(figures.at("/wireAfterSent/minNs").asLong() > 0, "no frame before its write");
  }

  private LabProcess relay(String... more) throws IOException {
    String[] flows = {"--flow", "CHAT=" + ports[0], "--flow", "VOIP=" + ports[1]};
    return role("relay", flows, more);
  }

  private LabProcess client(String role, List<String> rows, String csv, String... more)
      throws IOException {
    Files.write(run.resolve(csv), rows);
    String[] flows = {"--chat-port", "" + ports[0], "--voip-port", "" + ports[1]};
    return role(role, flows, more);
  }

  private LabProcess role(String role, String[] flows, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--run", "a-run"));
    options.addAll(List.of(flows));
    options.addAll(List.of(more));
    return LabProcess.role(temp, role, options.toArray(String[]::new));
  }

  private LabProcess report(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("captures/a-run"));
    arguments.addAll(List.of(options));
    return LabProcess.role(temp, "report", arguments.toArray(String[]::new));
  }

  private Map<String, List<String>> links() throws IOException {
    Map<String, List<String>> links = new TreeMap<>();
    for (String line : Files.readAllLines(run.resolve("links.csv"))) {
      String[] fields = line.split(",", -1);
      if (!fields[0].equals("file")) {
        String key = fields[2] + " " + fields[3] + " " + fields[4];
        links.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
      }
    }
    return links;
  }

  private static List<String> rows(String flow, int count, String message) {
    List<String> rows = new ArrayList<>(List.of("timestamp,speaker,flow,message"));
    for (int i = 1; i <= count; i++) {
      rows.add("2026-01-01T00:00:0" + i % 10 + ",A," + flow + "," + message + i);
    }
    return rows;
  }

  private static int[] freePorts() {
    try {
      return FreePorts.two();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
