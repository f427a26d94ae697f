package twoflow.analysis.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

class EventReaderTest {

  private static final Event SENT =
      new Event(
          5, EventType.SENT, "CHAT", 1, 1, "127.0.0.1:40001", "127.0.0.1:9001", 1, 44, 1234567);

  @TempDir private Path folder;
  private final List<Event> events = new ArrayList<>();

  @Test
  void shouldReadEventsWhicheverLineEndsTheyHave() throws IOException {
    read(Event.HEADER + "\r\n" + SENT.line() + "\n" + SENT.line() + "\r\n");
    assertEquals(List.of(SENT, SENT), events);
  }

  @Test
  void shouldReadOnWhichClockTheTimesAre() throws IOException {
    String clock = "4,clock,,,,0badcafe,,,,\n";
    read(Event.HEADER + "\n" + clock + SENT.line() + "\n");
    assertEquals(List.of(SENT), events);
    Path file = Files.writeString(folder.resolve("c.csv"), Event.HEADER + "\n" + clock);
    try (EventReader reader = new EventReader(file)) {
      assertEquals(null, reader.next());
      assertEquals("0badcafe", reader.clock().orElseThrow().text());
    }
  }

  @Test
  void shouldTakeNoOtherLineForTheClock() {
    String clock = "4,clock,,,,0badcafe,,,,\n";
    assertFault("e.csv:3: not an event", Event.HEADER + "\n" + SENT.line() + "\n" + clock);
    assertFault("e.csv:3: not an event", Event.HEADER + "\n" + clock + clock);
    assertFault("e.csv:2: not an event", Event.HEADER + "\n" + clock.replace("fe", "<b>"));
    assertFault("e.csv:2: the line is cut off", Event.HEADER + "\n" + clock.strip());
  }

  @Test
  void shouldReadMoreLinesThanItsBufferHolds() throws IOException {
    int lines = 3 * EventLines.MAX_LINE_CHARS / SENT.line().length();
    read(Event.HEADER + "\n" + (SENT.line() + "\n").repeat(lines));
    assertEquals(lines, events.size());
  }

  @Test
  void shouldSayWhereAFileIsCutOffAtAnyCharacter() {
    String whole = Event.HEADER + "\n" + SENT.line() + "\n" + SENT.line() + "\n";
    int first = whole.length() - SENT.line().length() - 1;
    // Even without its newline alone: nobody can know that no digit is missing before it.
    for (int length = first + 1; length < whole.length(); length++) {
      events.clear();
      assertFault("e.csv:3: the line is cut off", whole.substring(0, length));
      assertEquals(List.of(SENT), events, "what stands before the cut is used");
    }
  }

  @Test
  void shouldNotAskForMemoryForALineWithoutEnd() {
    assertFault(
        "e.csv:2: not an event: the line is longer than",
        Event.HEADER + "\n" + "x".repeat(2 * EventLines.MAX_LINE_CHARS));
  }

  @Test
  void shouldSayWhatIsNoEvent() {
    assertFault("e.csv:1: the header must be", "time,what\n");
    assertFault("e.csv:2: not an event", Event.HEADER + "\n1,flew,CHAT,,,a,b,,,\n");
    assertFault("e.csv:2: not an event", Event.HEADER + "\n1,sent,<b>,,,a,b,,,\n");
    assertFault("not a number: 1\\u202E", Event.HEADER + "\n1\u202E,sent,CHAT,,,a,b,,,\n");
    String scope = "[fe80::1%eth0";
    assertFault("not an address: " + scope, Event.HEADER + "\n1,sent,CHAT,,," + scope + ",b,,,\n");
    String digits = "9".repeat(500);
    IOException fault =
        assertThrows(
            IOException.class, () -> read(Event.HEADER + "\n" + digits + ",sent,X,,,a,b,,,\n"));
    assertTrue(fault.getMessage().length() < 200, fault.getMessage());
  }

  @Test
  void shouldLeaveTheScopeOfAnAddressOut() throws IOException {
    read(Event.HEADER + "\n1,closed,X,,,[fe80::1%eth0]:1,[fe80::2%2]:9001,,,\n");
    assertEquals("[fe80::1]:1", events.getFirst().local());
    assertEquals("[fe80::2]:9001", events.getFirst().remote());
  }

  private void assertFault(String expected, String content) {
    IOException fault = assertThrows(EventFormatException.class, () -> read(content));
    assertTrue(fault.getMessage().contains(expected), fault.getMessage());
  }

  private void read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("e.csv"), content);
    try (EventReader reader = new EventReader(file)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
    }
  }
}
