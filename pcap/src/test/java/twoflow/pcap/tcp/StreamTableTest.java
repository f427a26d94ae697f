package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The numbering that Wireshark's {@code tcp.stream} shows, from version 4.4 on. */
class StreamTableTest {

  private final Endpoint client = new Endpoint(false, 0, 0x7F00000BL, 40_001);
  private final Endpoint relay = new Endpoint(false, 0, 0x7F000001L, 9001);
  private final StreamTable table = new StreamTable();

  @Test
  void shouldOpenANewStreamForASynWithAnotherNumberOrAfterAnEnd() {
    assertEquals(0, table.of(segment(client, relay, 99, 0, TcpSegment.SYN)).number());
    assertEquals(0, table.of(segment(client, relay, 99, 0, TcpSegment.SYN)).number());
    assertEquals(1, table.of(segment(client, relay, 500, 0, TcpSegment.SYN)).number());
    table.of(segment(relay, client, 0, 501, TcpSegment.RST | TcpSegment.ACK));
    // Wireshark 4.0 stays at stream 1 here, 4.4 does not.
    assertEquals(2, table.of(segment(client, relay, 500, 0, TcpSegment.SYN)).number());
    assertEquals(3, table.count());
  }

  @Test
  void shouldStayInTheStreamWithASynAckOrASynOfTheOtherSide() {
    table.of(segment(client, relay, 99, 0, TcpSegment.SYN));
    table.of(segment(relay, client, 0, 100, TcpSegment.RST | TcpSegment.ACK));
    int synAck = TcpSegment.SYN | TcpSegment.ACK;
    assertEquals(0, table.of(segment(relay, client, 7, 100, synAck)).number());
    assertEquals(0, table.of(segment(relay, client, 9, 100, synAck)).number());
    // A simultaneous open (RFC 9293, 3.5).
    Endpoint other = new Endpoint(false, 0, 0x7F00000CL, 40_002);
    assertEquals(1, table.of(segment(other, relay, 1, 0, TcpSegment.SYN)).number());
    assertEquals(1, table.of(segment(relay, other, 2, 0, TcpSegment.SYN)).number());
  }

  private static TcpSegment segment(Endpoint from, Endpoint to, int seq, int ack, int flags) {
    return new TcpSegment(from, to, seq, ack, flags, 512, SynOptions.NONE, 40, 0, 0, 0);
  }
}
