package twoflow.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

  @Test
  void shouldNameTheColumnsOfTheDesign() {
    assertEquals(
        "time_ns,event,flow,row,chunk,local,remote,first_seq,last_seq,due_ns", Event.HEADER);
  }

  @Test
  void shouldWriteEveryColumn() {
    Event event =
        new Event(
            1765620000123456789L,
            EventType.SENT,
            "VOIP",
            2,
            3,
            "127.0.0.12:40000",
            "127.0.0.1:9002",
            4_294_967_297L,
            4_294_967_306L,
            1765620000123000000L);
    assertEquals(
        "1765620000123456789,sent,VOIP,2,3,127.0.0.12:40000,127.0.0.1:9002,"
            + "4294967297,4294967306,1765620000123000000",
        event.line());
  }

  @Test
  void shouldLeaveEmptyWhatDoesNotApply() {
    assertEquals(
        "7,connected,CHAT,,,[::1]:1,[::1]:2,,,",
        Event.of(7, EventType.CONNECTED, "CHAT", "[::1]:1", "[::1]:2").line());
    assertEquals(
        "8,received,CHAT,1,,a,b,1,10,",
        new Event(8, EventType.RECEIVED, "CHAT", 1, 0, "a", "b", 1, 10, 0).line());
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTED, connected",
    "PAIRED, paired",
    "SENT, sent",
    "RECEIVED, received",
    "HALF_CLOSED, half_closed",
    "CLOSED, closed",
    "RESET, reset"
  })
  void shouldNameTheEventsOfTheDesign(EventType type, String column) {
    assertEquals(column, type.column());
  }
}
