package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code ./lab demo} shows, and what of a run the user can choose. */
@Execution(ExecutionMode.CONCURRENT)
class LabDemoIT {

  private static final Pattern ROW = Pattern.compile(" *(\\d+\\.\\d{3})  (CHAT|VOIP) client-.*");
  private static final Pattern VOIP_PIECE = Pattern.compile(" relay +VOIP .* len=(\\d+) seq=");
  private static final String HEADER = "timestamp,speaker,flow,message\n";
  private static final String BLUE = "\u001b[38;5;33m";

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    lab = temp.resolve("lab");
    BuiltLab.copyTo(lab);
  }

  @Test
  void shouldShowRowsInTheOrderOfTimeAndSayWhatToDoNext() throws Exception {
    LabProcess demo = demo().shouldExit(0);
    List<String> rows = demo.stdout().stream().filter(ROW.asMatchPredicate()).toList();
    assertEquals(8, rows.stream().filter(row -> row.contains("  sends  ")).count(), demo::toString);
    assertEquals(8, rows.stream().filter(row -> row.contains("  receives  ")).count());
    assertEquals(4, rows.stream().filter(row -> row.contains("sends nothing more")).count());
    List<Double> times = rows.stream().map(LabDemoIT::time).toList();
    assertEquals(times.stream().sorted().toList(), times, demo::toString);
    assertTrue(rows.stream().allMatch(row -> row.length() <= 80), demo::toString);
    assertFalse(demo.toString().contains("\u001b["), demo::toString);
    String link =
        demo.stdout().stream().filter(line -> line.contains("file:")).findFirst().orElseThrow();
    assertTrue(Files.exists(Path.of(URI.create(link.substring(link.indexOf("file:"))))), link);
    assertTrue(demo.awaitResult("lab open two-flow").contains(lab.resolve("lab").toString()));
  }

  @Test
  void shouldKeepEveryLineInTheRunsLog() throws Exception {
    demo().shouldExit(0);
    String log = Files.readString(lab.resolve("captures/two-flow/run.log"));
    assertTrue(log.contains("client-voip  VOIP sending row 4 seq=222..287 "), log);
    assertEquals(287, pieceBytes(log.lines()));
  }

  /** Programs and capture are on one host, so the report compares all their times. */
  @Test
  void shouldNameOneClockInAllFiles() throws Exception {
    demo().shouldExit(0);
    Path run = lab.resolve("captures/two-flow");
    String clock = Events.read(run.resolve("events/relay.csv")).clock();
    assertTrue(clock.matches("[0-9a-f]{8}"), clock);
    for (String client : List.of("client-chat", "client-voip")) {
      assertEquals(clock, Events.read(run.resolve("events/" + client + ".csv")).clock());
    }
    String log = Files.readString(run.resolve("capture.log"));
    assertTrue(log.contains("UNAVAILABLE") || log.contains("clock " + clock + "\n"), log);
  }

  @Test
  void shouldShowEveryLineWhenAsked() throws Exception {
    LabProcess demo = demo("-v").shouldExit(0);
    assertEquals(287, pieceBytes(demo.stderr().stream()));
    assertEquals(1, demo.stdout().stream().filter(l -> l.startsWith("ok    gaps")).count());
  }

  @Test
  void shouldColourTheFlowsOnATerminalUnlessToldOtherwise() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script is not installed (bsdutils)");
    assertTrue(onTerminal(Map.of("NO_COLOR", "")).contains(BLUE + "CHAT client-chat"));
    String plain = onTerminal(Map.of("NO_COLOR", "1"));
    assertTrue(plain.contains("CHAT client-chat  sends"), plain);
    assertFalse(plain.contains("\u001b["), plain);
  }

  @Test
  void shouldSendWhatTheUserChooses() throws Exception {
    Path chat =
        Files.writeString(temp.resolve("my chat.csv"), HEADER + "2026-01-01T00:00:00,A,CHAT,x\n");
    Path voip =
        Files.writeString(temp.resolve("v.csv"), HEADER + "2026-01-01T00:00:00,B,VOIP,yy\n");
    String[] options = {
      "--chat-csv",
      chat.toString(),
      "--voip-csv",
      voip.toString(),
      "--chunk-bytes=20",
      "--chunk-interval=5ms",
      "--row-gap=5ms",
      "--interval=5ms"
    };
    LabProcess demo = demo(options).shouldExit(0);
    Path run = lab.resolve("captures/two-flow");
    assertEquals(-1, Files.mismatch(chat, run.resolve("chat_messages.csv")));
    Events voipEvents = Events.read(run.resolve("events/client-voip.csv"));
    assertEquals(20, voipEvents.of("sent", "VOIP").getFirst().bytes());
    assertTrue(demo.awaitResult("complete, 17 checks passed").startsWith("two-flow"));
    assertTrue(Files.notExists(lab.resolve("chat_messages.csv")), "no sample was needed");
  }

  @Test
  void shouldGiveASecondPairItsOwnEventFiles() throws Exception {
    LabProcess demo =
        demo("--sessions", "2", "--interval=5ms", "--chunk-interval=2ms").shouldExit(0);
    Path events = lab.resolve("captures/two-flow/events");
    for (String role : List.of("client-chat", "client-chat-2", "client-voip", "client-voip-2")) {
      String flow = role.startsWith("client-chat") ? "CHAT" : "VOIP";
      assertFalse(Events.read(events.resolve(role + ".csv")).of("sent", flow).isEmpty(), role);
    }
    assertTrue(demo.awaitResult("two-flow: complete, ").endsWith(" checks passed"));
    assertEquals(
        2, demo.stdout().stream().filter(l -> l.contains("receives  row 4   Bye")).count());
  }

  @Test
  void shouldEndWithTheCauseAndNoReportIfThereWasNoConnection() throws Exception {
    Files.writeString(lab.resolve("relay/target/relay.jar"), "no jar");
    LabProcess demo = demo().shouldExit(1);
    String last = demo.stderr().getLast();
    assertTrue(last.startsWith("lab: the run failed: Error: "), demo::toString);
    assertTrue(last.endsWith("what it left is in captures/two-flow"), demo::toString);
    assertTrue(Files.notExists(lab.resolve("captures/two-flow/report.html")), demo::toString);
    assertFalse(demo.toString().contains("FAIL "), demo::toString);
  }

  /** How many bytes the pieces have that the relay says it has forwarded for VOIP. */
  private static int pieceBytes(Stream<String> lines) {
    return lines
        .map(VOIP_PIECE::matcher)
        .filter(Matcher::find)
        .mapToInt(piece -> Integer.parseInt(piece.group(1)))
        .sum();
  }

  private static double time(String row) {
    return Double.parseDouble(row.strip().split(" ")[0]);
  }

  /** What a demo prints on a terminal that util-linux's script makes. */
  private String onTerminal(Map<String, String> environment) throws Exception {
    String command = "'" + lab.resolve("lab") + "' demo --chat-port 0 --voip-port 0 --interval 1ms";
    Map<String, String> all = new HashMap<>(environment);
    all.put("TERM", "xterm-256color");
    LabProcess script = LabProcess.command(temp, all, "script", "-qec", command, "/dev/null");
    script.shouldExit(0);
    return String.join("\n", script.stdout());
  }

  private LabProcess demo(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(lab.resolve("lab").toString());
    command.addAll(List.of("demo", "--chat-port", "0", "--voip-port", "0"));
    command.addAll(List.of(more));
    return LabProcess.command(temp, command.toArray(String[]::new));
  }
}
