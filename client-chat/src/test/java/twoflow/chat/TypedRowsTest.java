package twoflow.chat;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.NOPLogger;
import twoflow.client.TypedLines;
import twoflow.client.net.FlowConnection;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.pacing.SystemClock;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.RowText;
import twoflow.core.payload.Terminator;
import twoflow.core.row.Row;
import twoflow.core.run.WrongUseException;

@Timeout(20)
class TypedRowsTest {

  private final List<Event> events = new ArrayList<>();

  /** What is on the wire when a person types this and Ctrl-D. */
  private List<String> sent(String typed, long expectedRows) throws Exception {
    byte[] keys = typed.getBytes(StandardCharsets.UTF_8);
    TypedRows rows =
        new TypedRows(
            "Ada",
            new ChatFormat(Terminator.NEWLINE),
            new TypedLines(new ByteArrayInputStream(keys)),
            NOPLogger.NOP_LOGGER);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
        Socket far = server.accept();
        FlowConnection connection =
            new FlowConnection("CHAT", channel, new SystemClock(), events::add)) {
      rows.sendAll(connection);
      connection.halfClose();
      byte[] bytes = far.getInputStream().readAllBytes();
      assertEquals(expectedRows, rows.sentRows());
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void shouldSendEachLineAsARowOfItsOwn() throws Exception {
    LocalDateTime before = LocalDateTime.now().minus(Duration.ofMillis(1));
    List<String> lines = sent("Hello\n\nGrüße, a | b\r\nlast", 3);

    List<Row> rows = lines.stream().map(line -> RowText.parse(line).orElseThrow()).toList();
    assertEquals(
        List.of("Hello", "Grüße, a | b", "last"), rows.stream().map(Row::message).toList());
    for (Row row : rows) {
      assertEquals("Ada", row.speaker());
      assertTrue(row.timestamp().matches(".{10}T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"), row::timestamp);
      assertTrue(
          !row.time().isBefore(before) && !row.time().isAfter(LocalDateTime.now()), row::timestamp);
    }
    assertTrue(lines.stream().allMatch(line -> line.startsWith("C1-CHAT: ")), lines::toString);
    List<Event> sentEvents =
        events.stream().filter(event -> event.type() == EventType.SENT).toList();
    assertEquals(List.of(1L, 2L, 3L), sentEvents.stream().map(Event::row).toList());
    assertEquals(1, sentEvents.getFirst().chunk());
    assertEquals(0, sentEvents.getFirst().dueNs(), "a person has no schedule");
  }

  @Test
  void shouldNotSendWhatCannotStandInARow() throws Exception {
    List<String> lines = sent("a\0b\nfine\n", 1);
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.getFirst().endsWith(" | fine"), lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a | b", "Ada |", "a\nb"})
  void shouldRefuseASpeakerThatCannotStandInARow(String speaker) {
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> TypedRows.checkSpeaker(speaker));
    assertTrue(e.getMessage().startsWith("--speaker: speaker "), e.getMessage());
    assertDoesNotThrow(() -> TypedRows.checkSpeaker("Ada|Bea"));
  }
}
