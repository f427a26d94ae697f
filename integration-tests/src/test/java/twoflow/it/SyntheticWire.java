package twoflow.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.Segment;

/** The four connections of a made-up run, and the segments on them. */
final class SyntheticWire {

  static final long START_NS = 1_795_374_312_122_152_357L;

  private static final long MS = 1_000_000L;

  /** IPv4 20, TCP 20, timestamps 12. */
  private static final int HEADER_BYTES = 52;

  private static final String CHAT_RELAY = "127.0.0.1:9001";
  private static final String VOIP_RELAY = "127.0.0.1:9002";

  static final List<Connection> CONNECTIONS =
      List.of(
          connection(0, "CHAT", "127.0.0.11:34037", CHAT_RELAY),
          connection(1, "CHAT", "127.0.0.12:37217", CHAT_RELAY),
          connection(2, "VOIP", "127.0.0.11:57231", VOIP_RELAY),
          connection(3, "VOIP", "127.0.0.12:47101", VOIP_RELAY));

  private final List<Segment> drafts = new ArrayList<>();

  /** Opens all connections. */
  void handshakes() {
    CONNECTIONS.forEach(this::handshake);
  }

  private void handshake(Connection connection) {
    long timeNs = connection.tcpStream() * 3_100_000L;
    add(timeNs, connection, Leg.TO_RELAY, List.of("SYN"));
    add(timeNs + 20_000, connection, Leg.FROM_RELAY, List.of("SYN", "ACK"));
    add(timeNs + 38_000, connection, Leg.TO_RELAY, List.of("ACK"));
  }

  /** Sends bytes of a row, which are acknowledged. */
  void data(long timeNs, Connection connection, Leg leg, long row, long seq, int len, long chunk) {
    Segment.RowPart part = new Segment.RowPart(row, row + 1, seq, seq + len - 1, chunk);
    add(timeNs, connection, leg, List.of("PSH", "ACK"), seq, len, List.of(part));
    Leg back = leg == Leg.TO_RELAY ? Leg.FROM_RELAY : Leg.TO_RELAY;
    add(timeNs + 20_000, connection, back, List.of("ACK"));
  }

  /** Closes the connections of both flows. */
  void ends(long chatEndNs, long voipEndNs) {
    for (Connection connection : CONNECTIONS) {
      long timeNs = connection.flow().equals("CHAT") ? chatEndNs : voipEndNs;
      add(timeNs, connection, Leg.TO_RELAY, List.of("FIN", "ACK"));
      add(timeNs + MS, connection, Leg.FROM_RELAY, List.of("FIN", "ACK"));
      add(timeNs + MS + 20_000, connection, Leg.TO_RELAY, List.of("ACK"));
    }
  }

  private void add(long timeNs, Connection connection, Leg leg, List<String> flags) {
    add(timeNs, connection, leg, flags, 0, 0, List.of());
  }

  private void add(
      long timeNs,
      Connection connection,
      Leg leg,
      List<String> flags,
      long seq,
      int len,
      List<Segment.RowPart> rows) {
    boolean out = leg == Leg.TO_RELAY;
    drafts.add(
        new Segment(
            0,
            START_NS + timeNs,
            connection.tcpStream(),
            connection.flow(),
            leg,
            out ? connection.client() : connection.relay(),
            out ? connection.relay() : connection.client(),
            flags,
            seq,
            len,
            false,
            HEADER_BYTES,
            flags.contains("ACK") ? 1 : 0,
            65_536,
            rows));
  }

  /** All segments in the order of their times, with their frame numbers. */
  List<Segment> segments() {
    drafts.sort(Comparator.comparingLong(Segment::timeNs));
    List<Segment> segments = new ArrayList<>();
    for (Segment s : drafts) {
      segments.add(
          new Segment(
              segments.size() + 1,
              s.timeNs(),
              s.tcpStream(),
              s.flow(),
              s.leg(),
              s.source(),
              s.destination(),
              s.flags(),
              s.firstSeq(),
              s.payloadBytes(),
              s.retransmission(),
              s.headerBytes(),
              s.ack(),
              s.windowBytes(),
              s.rows()));
    }
    return segments;
  }

  private static Connection connection(int stream, String flow, String client, String relay) {
    return new Connection(
        stream,
        flow,
        client,
        relay,
        true,
        Connection.End.FIN,
        Connection.End.FIN,
        Connection.Side.CLIENT,
        287,
        287);
  }
}
