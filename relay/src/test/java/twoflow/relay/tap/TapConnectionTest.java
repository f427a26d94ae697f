package twoflow.relay.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import twoflow.pcap.frame.OutgoingSegment;
import twoflow.pcap.tcp.TcpSegment;
import twoflow.relay.tap.TapEvent.Kind;
import twoflow.relay.tap.TapEvent.Side;

class TapConnectionTest {

  private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.11", 40_000);
  private static final InetSocketAddress RELAY = new InetSocketAddress("127.0.0.1", 9001);
  private static final long PEER_ISN = 1_000_000;
  private static final long RELAY_ISN = 2_000_000;

  private final TapConnection connection = new TapConnection(1, PEER, RELAY);
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

  /** Keeps a segment as text with relative sequence numbers. */
  private void keep(OutgoingSegment segment, long timeNs) {
    boolean byPeer = segment.from().equals(PEER);
    long seq = segment.seq() - (byPeer ? PEER_ISN : RELAY_ISN);
    long ack = segment.ack() - (byPeer ? RELAY_ISN : PEER_ISN);
    byte[] bytes = new byte[segment.payload().remaining()];
    segment.payload().get(bytes);
    payload.writeBytes(bytes);
    lines.add(
        "%d %s %s seq=%d ack=%s len=%d"
            .formatted(
                timeNs,
                byPeer ? "->" : "<-",
                flags(segment),
                seq & 0xFFFF_FFFFL,
                segment.has(TcpSegment.ACK) ? ack & 0xFFFF_FFFFL : "-",
                bytes.length));
  }

  private static String flags(OutgoingSegment segment) {
    StringBuilder flags = new StringBuilder();
    flags.append(segment.has(TcpSegment.SYN) ? "S" : "");
    flags.append(segment.has(TcpSegment.FIN) ? "F" : "");
    flags.append(segment.has(TcpSegment.RST) ? "R" : "");
    flags.append(segment.has(TcpSegment.PSH) ? "P" : "");
    return flags.append(segment.has(TcpSegment.ACK) ? "A" : "").toString();
  }

  private void happens(long timeNs, Side by, Kind kind) throws IOException {
    connection.write(TapEvent.of(timeNs, connection, by, kind), this::keep);
  }

  private void data(long timeNs, Side by, long firstSeq, byte... bytes) throws IOException {
    connection.write(new TapEvent(timeNs, connection, by, Kind.DATA, firstSeq, bytes), this::keep);
  }

  @Test
  void shouldGoFromHandshakeToBothEnds() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    data(2, Side.PEER, 1, new byte[10]);
    data(3, Side.RELAY, 1, new byte[5]);
    happens(4, Side.PEER, Kind.FIN);
    data(5, Side.RELAY, 6, new byte[1]);
    happens(6, Side.RELAY, Kind.FIN);
    assertEquals(
        List.of(
            "1 -> S seq=0 ack=- len=0",
            "1 <- SA seq=0 ack=1 len=0",
            "1 -> A seq=1 ack=1 len=0",
            "2 -> PA seq=1 ack=1 len=10",
            "2 <- A seq=1 ack=11 len=0",
            "3 <- PA seq=1 ack=11 len=5",
            "3 -> A seq=11 ack=6 len=0",
            "4 -> FA seq=11 ack=6 len=0",
            "4 <- A seq=6 ack=12 len=0",
            "5 <- PA seq=6 ack=12 len=1",
            "5 -> A seq=12 ack=7 len=0",
            "6 <- FA seq=7 ack=12 len=0",
            "6 -> A seq=12 ack=8 len=0"),
        lines);
  }

  @Test
  void shouldEndByAResetOfEitherSide() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    data(2, Side.PEER, 1, new byte[10]);
    lines.clear();
    happens(3, Side.RELAY, Kind.RESET);
    assertEquals(List.of("3 <- RA seq=1 ack=11 len=0"), lines);
    lines.clear();
    happens(3, Side.PEER, Kind.RESET);
    assertEquals(List.of("3 -> RA seq=11 ack=1 len=0"), lines);
  }

  @Test
  void shouldCutWhatOnePacketCannotHold() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    lines.clear();
    byte[] bytes = new byte[131_072];
    new Random(3).nextBytes(bytes);
    data(2, Side.PEER, 1, bytes);
    assertEquals(
        List.of(
            "2 -> A seq=1 ack=1 len=65495",
            "2 -> A seq=65496 ack=1 len=65495",
            "2 -> PA seq=130991 ack=1 len=82",
            "2 <- A seq=1 ack=131073 len=0"),
        lines);
    assertArrayEquals(bytes, payload.toByteArray());
  }

  @Test
  void shouldNotCutWhatJustFits() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    lines.clear();
    data(2, Side.PEER, 1, new byte[65_495]);
    assertEquals(List.of("2 -> PA seq=1 ack=1 len=65495", "2 <- A seq=1 ack=65496 len=0"), lines);
  }

  @Test
  void shouldWrapAtFourGibibytes() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    lines.clear();
    data(2, Side.PEER, 0xFFFF_FFFEL, new byte[4]);
    data(3, Side.PEER, 0x1_0000_0002L, new byte[1]);
    assertEquals(
        List.of(
            "2 -> PA seq=4294967294 ack=1 len=4",
            "2 <- A seq=1 ack=2 len=0",
            "3 -> PA seq=2 ack=1 len=1",
            "3 <- A seq=1 ack=3 len=0"),
        lines);
  }
}
