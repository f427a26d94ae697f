package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeDemo;
import twoflow.testsupport.handmade.HandmadeRun;

/** A lesson of each kind of run: what is asked of it, or why nothing is. */
@Execution(ExecutionMode.CONCURRENT)
class LessonRunKindsIT {

  /** A tap makes up headers, acknowledgments, handshakes and the times of the wire. */
  private static final Set<String> NOT_OF_A_TAP =
      Set.of(
          "1.4", "2.1", "2.2", "2.3", "2.4", "3.4", "3.5", "4.1", "4.2", "4.4", "4.5", "4.6", "5.1",
          "5.2", "5.3", "5.6");

  private static final int SESSIONS = 3;
  private static final int PSH_ACK = 24;

  @TempDir private Path temp;

  @Test
  void shouldAskOfACaptureAlone() throws Exception {
    Path run = Files.createDirectory(temp.resolve("alone"));
    String[] chat = {"C1-CHAT: t | A | CHAT | one\n", "C1-CHAT: t | A | CHAT | two\n"};
    String[] voice = {"t | B | VOIP | o", "ne\n", "t | B | VO", "IP | tw", "o\n"};
    HandmadeRun packets = new HandmadeRun(new Random(1), 4_294_967_290L);
    carry(packets, 9001, 11, 12, chat);
    carry(packets, 9002, 12, 11, voice);
    Files.write(run.resolve("two-flow.pcap"), packets.pcap());

    JsonNode key = lesson(run);
    shouldHoldTogether(run, "two-flow.pcap");

    assertEquals(4, question(key, "1.2").at("/answer/value").asInt());
    assertTrue(
        question(key, "2.5").get("text").asString().startsWith("Row 2 of the voice is `t |"));
    assertEquals(20, question(key, "2.5").at("/answer/value").asInt());
    assertEquals(3, question(key, "3.1").at("/answer/value").asInt());
  }

  /** Carries a flow from its sender to its receiver, each write a segment. */
  private static void carry(
      HandmadeRun packets, int port, int sender, int receiver, String... writes) {
    packets.open(sender, port).open(receiver, port);
    long offset = 1;
    for (String write : writes) {
      packets.toRelay(sender, port, offset, PSH_ACK, write);
      packets.fromRelay(receiver, port, offset, PSH_ACK, write);
      offset += write.length();
      packets.ackFromRelay(sender, port, offset);
    }
    packets.close(sender, port, offset - 1, 0).close(receiver, port, 0, offset - 1);
  }

  @Test
  void shouldAskOfSeveralSessionsOnAnyPortsThroughATap() throws Exception {
    Path run = Files.createDirectories(temp.resolve("captures/tapped"));
    int voicePort;
    try (LabProcess relay = relay("tapped", "--sessions", "" + SESSIONS)) {
      voicePort = relay.awaitPort("VOIP");
      for (int i = 0; i < SESSIONS; i++) {
        session(relay, "--chunk-interval", "3ms");
      }
      relay.shouldExit(0);
    }
    JsonNode key = lesson(run);
    shouldHoldTogether(run, "two-flow.pcapng");

    List<String> asked = asked(key);
    assertTrue(asked.stream().noneMatch(NOT_OF_A_TAP::contains), asked.toString());
    assertTrue(asked.containsAll(List.of("1.1", "2.5", "3.1", "3.2")), asked.toString());
    assertEquals(4 * SESSIONS, question(key, "1.2").at("/answer/value").asInt());
    assertFalse(asked.contains("1.5"), "which of the sessions is meant, nobody knows");
    JsonNode row = question(key, "2.5");
    assertTrue(
        row.get("text")
            .asString()
            .matches("Row . of the voice, on the first connection to be opened on which .*"),
        row.toString());
    assertTrue(row.get("find").asString().contains("tcp.dstport == " + voicePort), row.toString());
    assertFalse(key.toString().contains("9002"), "the ports are those of this run");
  }

  @Test
  void shouldAskOfACallAboutTheRowsOfTheChat() throws Exception {
    Path run = Files.createDirectories(temp.resolve("captures/call"));
    try (LabProcess relay = relay("call")) {
      Inputs.csv(temp, "v.csv", "2026-01-01T00:00:00,A,VOIP,x");
      session(relay, "--codec", "pcmu", "--voice", "tones", "--csv", "v.csv");
      relay.shouldExit(0);
    }
    JsonNode key = lesson(run);
    shouldHoldTogether(run, "two-flow.pcapng");

    List<String> asked = asked(key);
    assertTrue(asked.containsAll(List.of("2.5", "3.1")), asked.toString());
    key.get("questions")
        .valueStream()
        .map(question -> question.get("text").asString())
        .filter(text -> text.startsWith("Row "))
        .forEach(text -> assertTrue(text.contains(" of the chat is `C1-CHAT: "), text));
  }

  @Test
  void shouldRefuseACallWithoutChat() throws Exception {
    Path run = HandmadeCall.write(Files.createDirectory(temp.resolve("voice-only")), false);

    shouldRefuse(run, 2, "no row of text on both legs");
  }

  @Test
  void shouldRefuseTheIntroductoryDemo() throws Exception {
    Path run = Files.createDirectory(temp.resolve("chat-demo"));
    new HandmadeDemo(run, 2, 3).say(2, "hello").write();

    shouldRefuse(run, 2, "of the two flows only");
  }

  @Test
  void shouldRefuseACaptureOfSomethingElse() throws Exception {
    Path run = Files.createDirectory(temp.resolve("foreign"));
    byte[] http =
        new HandmadeRun(new Random(1), 5)
            .open(3, 8080)
            .toRelay(3, 8080, 1, PSH_ACK, "GET / HTTP/1.1\r\n\r\n")
            .close(3, 8080, 18, 0)
            .pcap();
    Files.write(run.resolve("two-flow.pcap"), http);

    shouldRefuse(run, 3, "nothing is asked of it (");
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 24, 30, 9_000, -1})
  void shouldRefuseACaptureThatIsCutOff(int bytes) throws Exception {
    Path run = GoldenRun.copyTo(temp.resolve("cut"));
    byte[] whole = GoldenRun.read("two-flow.pcap");
    int length = bytes < 0 ? whole.length + bytes : bytes;
    Files.write(run.resolve("two-flow.pcap"), Arrays.copyOf(whole, length));

    shouldRefuse(run, 3, "nothing is asked of it (");
  }

  /** Moodle would show its comments to the students. */
  @Test
  void shouldRefuseTheAnnotatedCapture() throws Exception {
    Path run = GoldenRun.copyTo(temp.resolve("annotated"));
    LabProcess.role(temp, "report", run.toString()).shouldExit(0);
    Files.move(run.resolve("two-flow.annotated.pcapng"), run.resolve("two-flow.pcapng"));
    Files.delete(run.resolve("two-flow.pcap"));

    shouldRefuse(run, 2, "its comments are the answers");
  }

  @Test
  void shouldRefuseAFolderWithoutACapture() throws Exception {
    shouldRefuse(Files.createDirectory(temp.resolve("empty")), 2, "no capture file");
  }

  private LabProcess relay(String run, String... options) throws IOException {
    String[] command = {
      "--flow", "CHAT=0,VOIP=0", "--run", run, "--tap", "captures/" + run + "/two-flow.pcapng"
    };
    return LabProcess.role(temp, "relay", concat(command, options));
  }

  /** Both clients, from their start to their end; their events are in no run. */
  private void session(LabProcess relay, String... voiceOptions) throws Exception {
    String[] ports = {
      "--chat-port", "" + relay.awaitPort("CHAT"), "--voip-port", "" + relay.awaitPort("VOIP")
    };
    try (LabProcess chat =
            LabProcess.role(temp, "client-chat", concat(ports, "--interval", "20ms"));
        LabProcess voip = LabProcess.role(temp, "client-voip", concat(ports, voiceOptions))) {
      chat.shouldExit(0);
      voip.shouldExit(0);
    }
  }

  /** Makes a lesson and reads its key. */
  private JsonNode lesson(Path run) throws Exception {
    try (LabProcess lesson = LabProcess.role(temp, "lesson", run.toString(), "--key")) {
      lesson.shouldExit(0);
      assertEquals(List.of(), lesson.stderr(), lesson::toString);
    }
    return JsonMapper.shared().readTree(Files.readAllBytes(run.resolve("lesson/key.json")));
  }

  /** The key's answers are right, and Moodle's file has the capture and each question. */
  private void shouldHoldTogether(Path run, String capture) throws Exception {
    Path folder = run.resolve("lesson");
    AnsweredLesson answered = new AnsweredLesson(folder);
    Files.writeString(folder.resolve("answers.txt"), answered.text());
    try (LabProcess check = LabProcess.role(temp, "lesson", "check", run.toString())) {
      check.shouldExit(0);
    }
    Document moodle =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("moodle.xml").toFile());
    // Two more: the category, and the description that has the capture.
    assertEquals(answered.questions() + 2, moodle.getElementsByTagName("question").getLength());
    Element file = (Element) moodle.getElementsByTagName("file").item(0);
    assertEquals(capture, file.getAttribute("name"));
    assertEquals(
        -1,
        Arrays.mismatch(
            Files.readAllBytes(run.resolve(capture)),
            Base64.getMimeDecoder().decode(file.getTextContent())));
  }

  private void shouldRefuse(Path run, int exitCode, String words) throws Exception {
    try (LabProcess lesson = LabProcess.role(temp, "lesson", run.toString(), "--key")) {
      lesson.shouldExit(exitCode);
      assertEquals(List.of(), lesson.stdout(), lesson::toString);
      assertEquals(1, lesson.stderr().size(), lesson::toString);
      assertTrue(lesson.stderr().getFirst().contains(words), lesson::toString);
    }
    assertFalse(Files.exists(run.resolve("lesson")), "nothing is written");
  }

  private static List<String> asked(JsonNode key) {
    return key.get("questions").valueStream().map(q -> q.get("id").asString()).toList();
  }

  private static JsonNode question(JsonNode key, String id) {
    Optional<JsonNode> question =
        key.get("questions")
            .valueStream()
            .filter(q -> q.get("id").asString().equals(id))
            .findFirst();
    return question.orElseThrow(() -> new AssertionError(id + " is not asked: " + asked(key)));
  }

  private static String[] concat(String[] one, String... other) {
    String[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
