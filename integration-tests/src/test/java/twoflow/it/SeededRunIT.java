package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code ./lab demo --seed} and {@code --student}: the same seed, the same bytes in the capture.
 */
@Execution(ExecutionMode.CONCURRENT)
class SeededRunIT {

  private static final List<String> FILES = List.of("chat_messages.csv", "voip_messages.csv");

  /** What changes letters, digits and time zones, if a program lets it. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata"
              + " -Dfile.encoding=ISO-8859-9");

  @TempDir private Path temp;
  private ScenarioLab lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  private void demo(Map<String, String> environment, String run, String... options)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("demo", "-v", "--network", "private", "--run", run));
    arguments.addAll(List.of(options));
    try (LabProcess demo = lab.start(environment, arguments.toArray(String[]::new))) {
      assertEquals(0, demo.exitCode(120), demo::toString);
    }
  }

  /** All bytes that each side of each connection sent, whatever their ports are. */
  private List<String> bytes(String run) throws IOException {
    Capture capture = Capture.read(lab.run(run).resolve("two-flow.pcap"));
    return capture.streams().all().stream()
        .map(direction -> HexFormat.of().formatHex(direction.bytes()))
        .sorted()
        .toList();
  }

  private List<String> rows(String run) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String file : FILES) {
      rows.add(Files.readString(lab.run(run).resolve(file)));
    }
    return rows;
  }

  @Test
  void shouldSendTheSameBytesForTheSameSeedEverywhere() throws Exception {
    demo(Map.of(), "a", "--seed", "7");
    demo(ELSEWHERE, "b", "--seed", "7");
    demo(Map.of(), "c", "--seed", "8");
    assertEquals(rows("a"), rows("b"));
    assertEquals(4, bytes("a").stream().filter(direction -> !direction.isEmpty()).count());
    assertEquals(bytes("a"), bytes("b"));
    assertNotEquals(rows("a"), rows("c"));
    assertNotEquals(bytes("a"), bytes("c"));
    Path seed = lab.run("a").resolve("seed.json");
    assertEquals(Files.readString(seed), Files.readString(lab.run("b").resolve("seed.json")));
    assertTrue(Files.readString(seed).contains("\"seed\" : 7,"), Files.readString(seed));
  }

  @Test
  void shouldGiveAStudentACaptureThatNamesItsOwner() throws Exception {
    // The user's own files are neither read nor made.
    Path own = Files.writeString(lab.folder().resolve("voip_messages.csv"), "not a row\n");
    demo(Map.of(), "a", "--student", "Zo\u00eb M\u00fcller");
    demo(Map.of(), "b", "--student", "  zo\u00eb  M\u00dcLLER");
    demo(Map.of(), "c", "--student", "zoe@uni.example");
    assertEquals("not a row\n", Files.readString(own));
    assertTrue(Files.notExists(lab.folder().resolve("chat_messages.csv")));
    assertEquals(bytes("a"), bytes("b"));
    assertNotEquals(bytes("a"), bytes("c"));
    String json = Files.readString(lab.run("a").resolve("seed.json"));
    assertTrue(json.contains("\"student\" : \"Zo\u00eb M\u00fcller\","), json);
    String marker = json.replaceAll("(?s).*\"marker\" : \"(.*?)\".*", "$1");
    assertEquals(4, framesWith("a", marker));
    assertEquals(4, framesWith("b", marker));
    assertEquals(0, framesWith("c", marker));
  }

  /** The first row of each flow crosses two legs. */
  private long framesWith(String run, String marker) throws IOException {
    return CaptureReader.frames(lab.run(run).resolve("two-flow.pcap")).stream()
        .filter(frame -> new String(frame.bytes(), StandardCharsets.ISO_8859_1).contains(marker))
        .count();
  }

  private static int byteCount(List<String> files) {
    return String.join("", files).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void shouldKeepTheProofsOfAScenario() throws Exception {
    demo(Map.of(), "plain", "--scenario", "loss");
    demo(Map.of(), "a", "--scenario", "loss", "--student", "4711");
    demo(Map.of(), "b", "--scenario", "loss", "--student", "4712");
    assertFalse(Files.exists(lab.run("plain").resolve("seed.json")));
    List<List<String>> rows = List.of(rows("plain"), rows("a"), rows("b"));
    assertEquals(3, rows.stream().distinct().count());
    assertEquals(1, rows.stream().map(SeededRunIT::byteCount).distinct().count());
  }
}
