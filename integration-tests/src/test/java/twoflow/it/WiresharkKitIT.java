package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The Wireshark profile in the system's tshark: tshark reports what is wrong in it on stderr alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class WiresharkKitIT {

  private static final String ROW = "2026-01-01T00:00:01 | A | VOIP | hi\n";
  private static final int LATE_MS = 1000;
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  @TempDir private Path folder;
  private Tshark tshark;
  private Path file;

  /** A capture in which every rule and every button has something to show. */
  @BeforeEach
  void prepare() throws Exception {
    tshark = new Tshark(folder);
    Tshark.assumeOnPath("editcap");
    CraftedCapture capture = new CraftedCapture();
    for (int port : List.of(9001, 9002)) {
      CraftedCapture.Connection connection = capture.connect(port);
      connection.send(ROW);
      connection.acknowledge();
      connection.forward(ROW);
      connection.close();
    }
    CraftedCapture.Connection lossy = capture.connect(9002);
    String lost = lossy.send(ROW) + ":Fault (lose): the network loses this packet";
    lossy.acknowledge();
    lossy.acknowledge();
    lossy.sendAt(0, ROW);
    lossy.reset();
    CraftedCapture.Connection voice = capture.connect(9002);
    voice.send(new RtpPackets(1, 0).packet(0));
    voice.send(new RtpPackets(1, 0).packets(1, 3));
    capture.setTimeMs(LATE_MS);
    voice.send(new RtpPackets(1, 0).packet(3));
    Path plain = capture.write(folder.resolve("crafted.pcap"));
    file = folder.resolve("crafted.pcapng");
    LabProcess.command(folder, "editcap", "-a", lost, plain.toString(), file.toString())
        .shouldExit(0);
  }

  @Test
  void shouldColourEveryFrameWithoutComplaint() throws Exception {
    LabProcess colours = colours();
    assertEquals(List.of(), colours.stderr());
    Map<String, Integer> counts = new TreeMap<>();
    colours.stdout().forEach(rule -> counts.merge(rule, 1, Integer::sum));
    assertEquals(
        Map.of(
            "Lab: start or end of a connection", 2 * 4 + 3 + 2,
            "Lab: chat to the relay", 1,
            "Lab: chat from the relay", 1,
            "Lab: VoIP to the relay", 1 + 3,
            "Lab: VoIP from the relay", 1,
            "Lab: hit by a fault of the scenario", 1,
            "Lab: bytes that come again", 1,
            "Lab: trouble", 1,
            "Lab: acknowledgement alone", 2 * 3 + 2 + 1),
        counts);
    assertEquals(new TreeSet<>(rules()), counts.keySet(), "a rule has no frame");
  }

  @Test
  void shouldHaveButtonsWithFiltersThatCompileAndShowSomething() throws Exception {
    Map<String, Integer> shown = new TreeMap<>();
    for (List<String> button : table("dfilter_buttons", 4)) {
      List<List<String>> frames = tshark.fields(file, List.of(), button.get(2), "frame.number");
      shown.put(button.get(1), frames.size());
    }
    assertEquals(
        Map.of(
            "Chat", 2,
            "VoIP", 7,
            "To the relay", 7,
            "From the relay", 2,
            "Handshakes", 13,
            "Faults", 4,
            "Rows", 5,
            "Late", 1),
        shown);
  }

  /** Only the window reports what is wrong in this file. */
  @Test
  void shouldHaveGraphsWithFiltersThatCompile() throws Exception {
    for (List<String> graph : table("io_graphs", 9)) {
      assertTrue(graph.get(3).matches("#[0-9a-f]{6}"), graph::toString);
      // No bars: in 4.0 they are 0.75 s wide. No lines for sums: they would hide a pause.
      List<String> styles =
          graph.get(5).equals("Packets") ? List.of("Line", "Cross") : List.of("Impulse");
      assertTrue(styles.contains(graph.get(4)), graph::toString);
      assertTrue(List.of("Packets", "SUM(Y Field)").contains(graph.get(5)), graph::toString);
      String filter = graph.get(2) + (graph.get(6).isEmpty() ? "" : " && " + graph.get(6));
      assertFalse(tshark.fields(file, List.of(), filter, "frame.number").isEmpty(), filter);
    }
  }

  @Test
  void shouldShowEveryColumn() throws Exception {
    String columns = Files.readString(tshark.profile().resolve("preferences"));
    Matcher custom = Pattern.compile("%Cus:([a-z._]+):").matcher(columns);
    List<String> names = custom.results().map(column -> column.group(1)).toList();
    assertEquals(13, names.size());
    // Comments are in the report's annotated capture only.
    String[] fields =
        names.stream().filter(name -> !name.equals("frame.comment")).toArray(String[]::new);
    String anyOfThem = String.join(" || ", fields);
    List<List<String>> frames = tshark.fields(file, List.of(), anyOfThem, fields);
    for (int i = 0; i < fields.length; i++) {
      int column = i;
      assertTrue(frames.stream().anyMatch(frame -> !frame.get(column).isEmpty()), fields[i]);
    }
  }

  /** Each of these faults must be seen by the checks above. */
  @Test
  void shouldComplainOfAWrongProfile() throws Exception {
    for (Map.Entry<String, String> fault :
        Map.of(
                "colorfilters", "@Lab: wrong@no.such.field@[0,0,0][0,0,0]\n",
                "preferences", "no.such.preference: TRUE\n",
                "dfilter_buttons", "\"TRUE\",\"one field too few\",\"tcp\"\n")
            .entrySet()) {
      Path part = tshark.profile().resolve(fault.getKey());
      String right = Files.readString(part);
      Files.writeString(part, fault.getValue(), StandardOpenOption.APPEND);
      assertFalse(colours().stderr().isEmpty(), fault.getKey());
      Files.writeString(part, right);
    }
  }

  @Test
  void shouldColourWithoutTheDissector() throws Exception {
    // The profile may be imported without it.
    assertEquals(List.of(), colours("--disable-protocol", "twoflow").stderr());
  }

  private LabProcess colours(String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--color", "-r", file.toString()));
    args.addAll(List.of("-T", "fields", "-e", "frame.coloring_rule.name"));
    try (LabProcess process = tshark.start(args.toArray(String[]::new))) {
      return process.shouldExit(0);
    }
  }

  private List<String> rules() throws IOException {
    return lines("colorfilters").map(line -> line.split("@")[1]).toList();
  }

  private List<List<String>> table(String name, int columns) throws IOException {
    List<List<String>> table =
        lines(name)
            .map(line -> QUOTED.matcher(line).results().map(WiresharkKitIT::text).toList())
            .toList();
    table.forEach(row -> assertEquals(columns, row.size(), row::toString));
    return table;
  }

  private static String text(MatchResult quoted) {
    return quoted.group(1).replace("\\x22", "\"");
  }

  private Stream<String> lines(String name) throws IOException {
    return Files.readAllLines(tshark.profile().resolve(name)).stream()
        .filter(line -> !line.startsWith("#"));
  }
}
