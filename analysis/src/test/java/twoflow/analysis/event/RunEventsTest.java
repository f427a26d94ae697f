package twoflow.analysis.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.RECEIVER;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.WriteTable;
import twoflow.core.event.EventType;

/** Events, joined to the bytes of a run. */
class RunEventsTest {

  @TempDir private Path folder;
  private ChatRun run;

  @BeforeEach
  void makeRun() throws IOException {
    run = new ChatRun(folder).complete(ROWS);
    run.client("client-chat", SENDER, EventType.CONNECTED, 0, 0);
    run.client("client-chat", SENDER, EventType.SENT, 1, FIRST_ROW_BYTES);
    run.client("client-chat", SENDER, EventType.SENT, FIRST_ROW_BYTES + 1, ROWS.length());
    run.client("client-voip", RECEIVER, EventType.CONNECTED, 0, 0);
    run.client("client-voip", RECEIVER, EventType.RECEIVED, 1, ROWS.length());
    run.relay(EventType.RECEIVED, SENDER, 1, ROWS.length());
  }

  @Test
  void shouldCountTheEventsOfEachProgramAndDirection() throws IOException {
    try (RunAnalysis analysis = run.open()) {
      List<String> counts =
          analysis.events().orElseThrow().counts().stream().map(RunEventsTest::text).toList();
      assertEquals(
          List.of(
              "client-chat SENT TO_RELAY 2 events 106 bytes",
              "client-voip RECEIVED FROM_RELAY 1 events 106 bytes",
              "relay RECEIVED TO_RELAY 1 events 106 bytes"),
          counts);
    }
  }

  @Test
  void shouldCountTheEventsOfEachRow() throws IOException {
    try (RunAnalysis analysis = run.open()) {
      List<String> rows =
          analysis.events().orElseThrow().rows().stream()
              .map(row -> row.key().role() + " row " + row.key().row() + " x" + row.count())
              .toList();
      assertEquals(
          List.of(
              "client-chat row 1 x1",
              "client-chat row 2 x1",
              "client-voip row 1 x1",
              "client-voip row 2 x1",
              "relay row 1 x1",
              "relay row 2 x1"),
          rows);
    }
  }

  @Test
  void shouldKnowTheRoleOfEachClient() throws IOException {
    try (RunAnalysis analysis = run.open()) {
      assertEquals(
          Map.of(
              new FlowClient(ChatRun.PORT, "127.0.0.11:40011"),
              "client-chat",
              new FlowClient(ChatRun.PORT, "127.0.0.12:40012"),
              "client-voip"),
          analysis.clientRoles());
    }
  }

  @Test
  void shouldKeepTheWritesOfTheDirectionOnlyOnce() throws IOException {
    run.client("client-chat", SENDER, EventType.SENT, 5, 9);
    try (RunAnalysis analysis = run.open()) {
      WriteTable writes =
          analysis.capture().connections().getFirst().direction(Leg.TO_RELAY).writes();
      assertEquals(
          List.of(2L, 1L, 3L), List.of(writes.size(), writes.outOfOrder(), writes.logged()));
      assertEquals(1, writes.find(FIRST_ROW_BYTES + 1));
      assertEquals("client-chat", writes.sender());
      Optional<String> error = analysis.events().orElseThrow().counts().iterator().next().error();
      assertEquals(Optional.of("client-chat sent 5..9 does not follow byte 106"), error);
    }
  }

  @Test
  void shouldJoinWhatTheRelayImpairedToTheBytesOfItsSender() throws IOException {
    run.relay(EventType.IMPAIRED, SENDER, 5, 9);
    try (RunAnalysis analysis = run.open()) {
      JoinedEvent impaired = analysis.events().orElseThrow().impaired().getFirst();
      assertEquals(analysis.capture().connections().getFirst(), impaired.connection());
      assertEquals(Leg.TO_RELAY, impaired.leg());
      assertEquals(
          "relay 5..9",
          impaired.role() + " " + impaired.event().firstSeq() + ".." + impaired.event().lastSeq());
    }
  }

  private static String text(EventCount count) {
    return "%s %s %s %d events %d bytes"
        .formatted(
            count.role(), count.type(), count.direction().leg(), count.events(), count.bytes());
  }
}
