package twoflow.report.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The numbering that Wireshark's {@code tcp.stream} shows. */
class StreamTableTest {

  private final Endpoint client = new Endpoint(false, 0, 0x7F00000BL, 40_001);
  private final Endpoint relay = new Endpoint(false, 0, 0x7F000001L, 9001);
  private final StreamTable table = new StreamTable();

  @Test
  void shouldCountFromTheSynInBothDirections() {
    TcpStream stream = table.of(segment(client, relay, 99, 0, TcpSegment.SYN));
    table.of(segment(relay, client, 499, 100, TcpSegment.SYN | TcpSegment.ACK));
    assertEquals(0, stream.number());
    assertEquals(1, stream.from(client).relative(100));
    assertEquals(3, stream.from(relay).relative(502));
    assertTrue(stream.from(client).certain());
  }

  @Test
  void shouldOpenANewStreamForASynWithAnotherNumberOrAfterAnEnd() {
    assertEquals(0, table.of(segment(client, relay, 99, 0, TcpSegment.SYN)).number());
    assertEquals(0, table.of(segment(client, relay, 99, 0, TcpSegment.SYN)).number());
    assertEquals(1, table.of(segment(client, relay, 500, 0, TcpSegment.SYN)).number());
    table.of(segment(relay, client, 0, 501, TcpSegment.RST | TcpSegment.ACK));
    assertEquals(2, table.of(segment(client, relay, 500, 0, TcpSegment.SYN)).number());
    assertEquals(3, table.count());
  }

  @Test
  void shouldCountFromTheFirstNumberSeenInMidStream() {
    TcpStream stream = table.of(segment(client, relay, 1000, 2000, TcpSegment.ACK));
    assertEquals(1, stream.from(client).relative(1000));
    assertEquals(1, stream.from(relay).relative(2000));
    assertFalse(stream.from(client).certain());
    assertEquals(0, stream.from(client).relative(999));
  }

  @Test
  void shouldKnowTheBeginningFromASynAckAlone() {
    TcpStream stream = table.of(segment(relay, client, 7, 1001, TcpSegment.SYN | TcpSegment.ACK));
    assertTrue(stream.from(client).certain());
    assertEquals(1, stream.from(client).relative(1001));
  }

  @Test
  void shouldCountOnThroughTwoToTheThirtyOneAndThirtyTwo() {
    for (long isn : new long[] {0, 0x7FFF_FFF0L, 0xFFFF_FFF0L, 0xFFFF_FFFFL}) {
      SequenceSpace space = new SequenceSpace();
      space.startAt((int) isn, true);
      long step = 500_000_000L;
      for (long offset = 1; offset < 20_000_000_000L; offset += step) {
        assertEquals(offset, space.relative((int) (isn + offset)));
        // A late repetition lies behind the newest number, it does not wrap.
        assertEquals(offset - 1, space.relative((int) (isn + offset - 1)));
      }
    }
  }

  private static TcpSegment segment(Endpoint from, Endpoint to, int seq, int ack, int flags) {
    return new TcpSegment(from, to, seq, ack, flags, 0, 0, 0);
  }
}
