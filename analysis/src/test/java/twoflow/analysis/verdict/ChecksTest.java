package twoflow.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.RECEIVER;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.RST;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.core.event.EventType;

/** Each check of the verdict, on a run that fails it and on one that does not. */
class ChecksTest {

  private static final int FOREIGN = 66;

  @TempDir private Path folder;
  private ChatRun run;

  @BeforeEach
  void makeRun() throws IOException {
    run = new ChatRun(folder);
  }

  @Test
  void shouldPassACompleteRun() throws IOException {
    run.complete(ROWS);
    logged(ROWS.length());
    assertEquals(List.of(), failed());
    String bytes = "" + ROWS.length();
    assertEquals(
        "client-chat sent %s = relay received %s = relay sent %s = captured"
            .formatted(bytes, bytes, bytes),
        found("CHAT events"));
    assertEquals(
        "client-chat 1 writes -> 1 segments, relay 1 writes -> 1 segments", found("CHAT writes"));
  }

  @Test
  void shouldSayThatFramesAreLargerThanSegments() throws IOException {
    run.packets.open(SENDER, PORT, ROWS.length() - 1).open(RECEIVER, PORT, ROWS.length());
    run.packets.toRelay(SENDER, PORT, 1, ACK, ROWS).fromRelay(RECEIVER, PORT, 1, ACK, ROWS);
    run.packets.close(SENDER, PORT, ROWS.length(), 0).close(RECEIVER, PORT, 0, ROWS.length());
    logged(ROWS.length());
    assertEquals(List.of(), failed());
    assertEquals(
        "tcp.stream 0 client -> relay up to 106 bytes, the MSS is 105: such a frame is several"
            + " segments on the wire (TSO, GRO)",
        found("large frames"));
  }

  @Test
  void shouldFailAConnectionWithoutItsHandshakeOrItsEnd() throws IOException {
    run.packets.toRelay(SENDER, PORT, 1, ACK, ROWS).open(RECEIVER, PORT);
    run.packets.fromRelay(RECEIVER, PORT, 1, ACK, ROWS);
    assertEquals(List.of("CHAT tcp.stream 0", "CHAT tcp.stream 1"), failed());
    assertTrue(found("CHAT tcp.stream 0").contains("handshake not whole; client has no end"));
  }

  @Test
  void shouldNameTheBytesThatAreMissing() throws IOException {
    run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    run.packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, ROWS.substring(FIRST_ROW_BYTES));
    run.packets.fromRelay(RECEIVER, PORT, 1, ACK, ROWS);
    run.packets.close(SENDER, PORT, ROWS.length(), 0).close(RECEIVER, PORT, 0, ROWS.length());
    assertEquals(List.of("gaps", "CHAT legs", "CHAT rows = CSV", "CHAT rows linked"), failed());
    assertEquals(
        FIRST_ROW_BYTES + " bytes missing: tcp.stream 0 client -> relay seq 1.." + FIRST_ROW_BYTES,
        found("gaps"));
  }

  @Test
  void shouldFailLegsThatDiffer() throws IOException {
    run.complete(ROWS.replace("bye", "BYE"));
    assertEquals(List.of("CHAT legs", "CHAT rows = CSV", "CHAT rows linked"), failed());
    assertTrue(found("CHAT legs").endsWith("but not the same"), found("CHAT legs"));
    int seq = ROWS.indexOf("bye") + 1;
    assertEquals(
        "client -> relay 2 of 2 rows equal, relay -> client 1 of 2 rows equal (row 2 at seq "
            + seq
            + ": its bytes are not those of line 3)",
        found("CHAT rows = CSV"));
    assertEquals("2 of 2 client -> relay, 1 of 2 relay -> client", found("CHAT rows linked"));
  }

  /** What was captured of both is the same. */
  @Test
  void shouldFailLegsThatAreEqualButNotWhole() throws IOException {
    run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    String rest = ROWS.substring(FIRST_ROW_BYTES);
    run.packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, rest);
    run.packets.fromRelay(RECEIVER, PORT, FIRST_ROW_BYTES + 1, ACK, rest);
    run.packets.close(SENDER, PORT, ROWS.length(), 0).close(RECEIVER, PORT, 0, ROWS.length());
    assertEquals(List.of("gaps", "CHAT legs", "CHAT rows = CSV", "CHAT rows linked"), failed());
  }

  @Test
  void shouldFailAnAdditionalRow() throws IOException {
    String rows = ROWS + "more\n";
    run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    run.packets.toRelay(SENDER, PORT, 1, ACK, rows).fromRelay(RECEIVER, PORT, 1, ACK, rows);
    run.packets.close(SENDER, PORT, rows.length(), 0).close(RECEIVER, PORT, 0, rows.length());
    assertEquals(List.of("CHAT rows = CSV"), failed());
    String row = "2 of 2 rows equal (row 3 at seq " + (ROWS.length() + 1);
    assertTrue(found("CHAT rows = CSV").contains(row), found("CHAT rows = CSV"));
  }

  @Test
  void shouldFailARowThatIsNotThere() throws IOException {
    String rows = ROWS.substring(0, FIRST_ROW_BYTES);
    run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    run.packets.toRelay(SENDER, PORT, 1, ACK, rows).fromRelay(RECEIVER, PORT, 1, ACK, rows);
    run.packets.close(SENDER, PORT, rows.length(), 0).close(RECEIVER, PORT, 0, rows.length());
    assertEquals(List.of("CHAT rows = CSV", "CHAT rows linked"), failed());
    assertEquals(
        "1 of 2 rows equal, 1 of 2 rows equal",
        found("CHAT rows = CSV").replaceAll("(client|relay) -> (client|relay) ", ""));
  }

  @Test
  void shouldFailASenderWithoutAReceiver() throws IOException {
    run.packets.open(SENDER, PORT).toRelay(SENDER, PORT, 1, ACK, ROWS);
    run.packets.close(SENDER, PORT, ROWS.length(), 0);
    assertEquals(List.of("CHAT legs", "CHAT rows linked"), failed());
    assertEquals("only one of the two connections is in the capture", found("CHAT legs"));
    assertEquals("2 of 2 client -> relay", found("CHAT rows linked"));
  }

  @Test
  void shouldFailEventsOfFewerBytesThanWereCaptured() throws IOException {
    run.complete(ROWS);
    logged(ROWS.length() - 1);
    assertEquals(List.of("CHAT events"), failed());
    assertEquals(
        "client-chat sent %d bytes, the capture has %d".formatted(ROWS.length() - 1, ROWS.length()),
        found("CHAT events"));
  }

  @Test
  void shouldFailEventsThatTheCaptureDoesNotBearOut() throws IOException {
    run.complete(ROWS);
    logged(ROWS.length() + 1);
    assertEquals(List.of("CHAT events"), failed());
    assertEquals(
        "client-chat sent 1..%d is not in the capture, which has %d bytes"
            .formatted(ROWS.length() + 1, ROWS.length()),
        found("CHAT events"));
  }

  @Test
  void shouldFailAConnectionThatIsLoggedButNotCaptured() throws IOException {
    run.complete(ROWS);
    run.client("client-chat", 99, EventType.CONNECTED, 0, 0);
    assertEquals(List.of("event files"), failed());
    assertEquals(
        "client-chat logged the connection 127.0.0.99:40099 -> 127.0.0.1:9001, which is not in the"
            + " capture",
        found("event files"));
  }

  @Test
  void shouldFailACaptureLogThatCountsOtherPackets() throws IOException {
    run.complete(ROWS).file("capture.log", "capture: complete, 99 packets captured\n");
    assertEquals(List.of("capture.log"), failed());
    assertEquals("99 packets captured, but the file has 14", found("capture.log"));
    try (RunAnalysis analysis = run.open()) {
      Check first = analysis.verdict().checks().getFirst();
      assertEquals("85 packets were taken out of the file", first.title());
      assertEquals(CheckKind.CAPTURE_COUNT, first.kind());
    }
  }

  @Test
  void shouldFailACaptureThatAnEditorWroteAgainWithFewerPackets() throws IOException {
    run.complete(ROWS).file("capture.log", "capture: complete, 15 packets captured\n");
    run.asPcapng();
    assertEquals(List.of("capture.log"), failed());
    assertEquals("15 packets captured, but the file has 14", found("capture.log"));
    run.file("capture.log", "capture: complete, 13 packets captured\n");
    try (RunAnalysis analysis = run.open()) {
      assertEquals(
          "1 packet was added to the file", analysis.verdict().checks().getFirst().title());
    }
  }

  @Test
  void shouldFailACaptureLogWithoutOutcome() throws IOException {
    run.complete(ROWS).file("capture.log", "listening on lo\n");
    assertEquals(List.of("capture.log"), failed());
    assertEquals("it has no outcome", found("capture.log"));
  }

  @Test
  void shouldFailWhenAStrangerTookAClientsPlace() throws IOException {
    run.packets.open(FOREIGN, PORT).open(SENDER, PORT).open(RECEIVER, PORT);
    run.packets.toRelay(SENDER, PORT, 1, ACK, ROWS).fromRelay(FOREIGN, PORT, 1, ACK, ROWS);
    run.packets.fromRelay(RECEIVER, PORT, 1, RST, "");
    run.packets.close(SENDER, PORT, ROWS.length(), 0).close(FOREIGN, PORT, 0, ROWS.length());
    run.client("client-chat", SENDER, EventType.CONNECTED, 0, 0);
    run.client("client-voip", RECEIVER, EventType.CONNECTED, 0, 0);
    run.relay(EventType.PAIRED, FOREIGN, 0, 0).relay(EventType.PAIRED, SENDER, 0, 0);
    assertEquals(List.of("CHAT pair"), failed());
    assertEquals(
        "127.0.0.66:40066 was paired with client-chat 127.0.0.11:40011 and has no event file; no"
            + " partner was left for client-voip 127.0.0.12:40012",
        found("CHAT pair"));
  }

  /** The sender logs so many bytes, the relay those that were captured. */
  private void logged(long sentBytes) {
    run.client("client-chat", SENDER, EventType.CONNECTED, 0, 0);
    run.client("client-chat", SENDER, EventType.SENT, 1, sentBytes);
    run.relay(EventType.CONNECTED, SENDER, 0, 0).relay(EventType.CONNECTED, RECEIVER, 0, 0);
    run.relay(EventType.PAIRED, SENDER, 0, 0).relay(EventType.PAIRED, RECEIVER, 0, 0);
    run.relay(EventType.RECEIVED, SENDER, 1, ROWS.length());
    run.relay(EventType.SENT, RECEIVER, 1, ROWS.length());
  }

  private List<String> failed() throws IOException {
    try (RunAnalysis analysis = run.open()) {
      return analysis.verdict().checks().stream()
          .filter(check -> !check.passed())
          .map(Check::name)
          .toList();
    }
  }

  private String found(String check) throws IOException {
    try (RunAnalysis analysis = run.open()) {
      return analysis.verdict().checks().stream()
          .filter(each -> each.name().equals(check))
          .findFirst()
          .orElseThrow()
          .found();
    }
  }
}
