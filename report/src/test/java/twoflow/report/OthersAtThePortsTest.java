package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunFiles;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** What the whole report says of a run to whose port others came, with event files. */
class OthersAtThePortsTest {

  private static final int PORT = 9001;
  private static final int CHAT = 11;
  private static final int VOIP = 12;
  private static final int OTHER = 66;
  private static final int ACK = 16;
  private static final int RST = 4;
  private static final String ROW = "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | hello\n";

  @TempDir private Path temp;
  private final HandmadeRun run = new HandmadeRun(new Random(1), 1000);

  @Test
  void shouldFailWhenTheRowsOfAnAcceptedClientReachedNobody() throws IOException {
    pass(CHAT, VOIP, ROW);
    run.open(OTHER, PORT).toRelay(OTHER, PORT, 1, ACK, ROW).fromRelay(OTHER, PORT, 1, RST, "");
    events("relay", true, List.of(CHAT, VOIP, OTHER), List.of(CHAT, VOIP));
    events("client-chat", false, List.of(CHAT), List.of());
    Verdict verdict = report();
    assertFalse(verdict.complete());
    assertEquals(
        "only one of the two connections is in the capture",
        failed(verdict, "CHAT pair 2 legs").found());
  }

  @Test
  void shouldNoteAPeerThatTheRelayRefused() throws IOException {
    pass(CHAT, VOIP, ROW);
    run.open(OTHER, PORT).toRelay(OTHER, PORT, 1, ACK, ROW).fromRelay(OTHER, PORT, 1, RST, "");
    events("relay", true, List.of(CHAT, VOIP), List.of(CHAT, VOIP));
    events("client-chat", false, List.of(CHAT), List.of());
    Verdict verdict = report();
    assertTrue(verdict.complete(), () -> verdict.checks().toString());
  }

  @Test
  void shouldSayWhoTookTheLastClientsPlace() throws IOException {
    pass(CHAT, OTHER, ROW);
    run.open(VOIP, PORT).fromRelay(VOIP, PORT, 1, RST | ACK, "");
    events("relay", true, List.of(OTHER, CHAT), List.of(OTHER, CHAT));
    events("client-chat", false, List.of(CHAT), List.of());
    events("client-voip", false, List.of(VOIP), List.of());
    Check check = failed(report(), "CHAT pair");
    assertEquals(
        "127.0.0.66:40066 was paired with client-chat 127.0.0.11:40011 and has no event file;"
            + " no partner was left for client-voip 127.0.0.12:40012",
        check.found());
    assertTrue(check.cause().startsWith("another program connected to the relay's port"));
  }

  /** A client that is refused while it connects has no event, and so leaves no file. */
  @Test
  void shouldSayWhoTookThePlaceOfAClientThatLeftNoEvents() throws IOException {
    pass(OTHER, CHAT, "GET / HTTP/1.1\n");
    run.open(VOIP, PORT).fromRelay(VOIP, PORT, 1, RST | ACK, "");
    events("relay", true, List.of(OTHER, CHAT), List.of(OTHER, CHAT));
    events("client-chat", false, List.of(CHAT), List.of());
    Check check = failed(report(), "CHAT pair");
    assertEquals(
        "127.0.0.66:40066 was paired with client-chat 127.0.0.11:40011 and has no event file;"
            + " no partner was left for 127.0.0.12:40012",
        check.found());
  }

  /** A person's telnet, and a scanner after it. */
  @Test
  void shouldNotMissAClientWhereAScannerWasRefused() throws IOException {
    pass(CHAT, OTHER, ROW);
    run.open(VOIP, PORT).fromRelay(VOIP, PORT, 1, RST | ACK, "");
    events("relay", true, List.of(OTHER, CHAT), List.of(OTHER, CHAT));
    events("client-chat", false, List.of(CHAT), List.of());
    Verdict verdict = report();
    assertTrue(verdict.complete(), () -> verdict.checks().toString());
  }

  /** A person's telnet: nobody was left over for it. */
  @Test
  void shouldTakeAPartnerWithoutEventFileForAPartner() throws IOException {
    pass(CHAT, OTHER, ROW);
    events("relay", true, List.of(OTHER, CHAT), List.of(OTHER, CHAT));
    events("client-chat", false, List.of(CHAT), List.of());
    Verdict verdict = report();
    assertTrue(verdict.complete(), () -> verdict.checks().toString());
  }

  private void pass(int sender, int receiver, String stream) {
    run.open(sender, PORT).open(receiver, PORT);
    run.toRelay(sender, PORT, 1, ACK, stream).fromRelay(receiver, PORT, 1, ACK, stream);
    run.close(sender, PORT, stream.length(), 0).close(receiver, PORT, 0, stream.length());
  }

  private void events(String role, boolean relay, List<Integer> connected, List<Integer> paired)
      throws IOException {
    List<String> lines =
        Stream.concat(
                connected.stream().map(host -> line(EventType.CONNECTED, relay, host)),
                paired.stream().map(host -> line(EventType.PAIRED, relay, host)))
            .toList();
    Path file = Files.createDirectories(temp.resolve("events")).resolve(role + ".csv");
    Files.writeString(file, Event.HEADER + "\n" + String.join("\n", lines) + "\n");
  }

  private static String line(EventType type, boolean relay, int host) {
    String client = "127.0.0." + host + ":" + (40_000 + host);
    String server = "127.0.0.1:" + PORT;
    return Event.of(1, type, "CHAT", relay ? server : client, relay ? client : server).line();
  }

  private Verdict report() throws IOException {
    Files.write(temp.resolve("two-flow.pcap"), run.pcap());
    Files.writeString(
        temp.resolve("chat_messages.csv"),
        "timestamp,speaker,flow,message\n2025-12-13T10:00:00,Client1,CHAT,hello\n");
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    RunFiles files = RunFiles.find(temp, null);
    return WrittenReport.of(files, Map.of("CHAT", PORT), out);
  }

  private static Check failed(Verdict verdict, String name) {
    return verdict.checks().stream()
        .filter(check -> check.name().equals(name) && !check.passed())
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " did not fail: " + verdict.checks()));
  }
}
