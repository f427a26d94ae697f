package twoflow.relay.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** A stream of packets: 2 bytes of length (RFC 4571), then version 2 and what comes behind. */
  private static byte[] call(int packets, int packetBytes) {
    ByteBuffer stream = ByteBuffer.allocate(packets * (2 + packetBytes));
    for (int i = 0; i < packets; i++) {
      stream.putShort((short) packetBytes).put((byte) 0x80).put((byte) i);
      stream.position((i + 1) * (2 + packetBytes));
    }
    return stream.array();
  }

  @Test
  void shouldWriteOnePacketOfACallPerFrame() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    lines.clear();
    byte[] stream = call(5, 172);
    data(2, Side.PEER, 1, Arrays.copyOf(stream, 174));
    data(3, Side.PEER, 175, Arrays.copyOfRange(stream, 174, 700));
    data(4, Side.PEER, 701, Arrays.copyOfRange(stream, 700, 870));
    // The other side sends a text.
    data(5, Side.RELAY, 1, "text".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "2 -> PA seq=1 ack=1 len=174",
            "2 <- A seq=1 ack=175 len=0",
            "3 -> A seq=175 ack=1 len=174",
            "3 -> A seq=349 ack=1 len=174",
            "3 -> A seq=523 ack=1 len=174",
            "3 -> PA seq=697 ack=1 len=4",
            "3 <- A seq=1 ack=701 len=0",
            "4 -> PA seq=701 ack=1 len=170",
            "4 <- A seq=1 ack=871 len=0",
            "5 <- PA seq=1 ack=871 len=4",
            "5 -> A seq=871 ack=5 len=0"),
        lines);
  }

  @Test
  void shouldLeaveWhatOnlyBeginsLikeACallInPieces() throws IOException {
    happens(1, Side.PEER, Kind.OPENED);
    lines.clear();
    byte[] stream = Arrays.copyOf(call(2, 20), 144);
    data(2, Side.PEER, 1, stream);
    data(3, Side.PEER, 145, call(2, 20));
    assertEquals(
        List.of(
            "2 -> A seq=1 ack=1 len=22",
            "2 -> A seq=23 ack=1 len=22",
            "2 -> PA seq=45 ack=1 len=100",
            "2 <- A seq=1 ack=145 len=0",
            "3 -> PA seq=145 ack=1 len=44",
            "3 <- A seq=1 ack=189 len=0"),
        lines);
  }
}
