package twoflow.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowPart;
import twoflow.report.page.PageData;

/** The four connections of a made-up run, and the segments on them; times since its start. */
final class SyntheticWire {

  private static final long MS = 1_000_000L;

  /** IPv4 20, TCP 20, timestamps 12. */
  private static final int HEADER_BYTES = 52;

  static final int CHAT_PORT = 9001;
  static final int VOIP_PORT = 9002;

  static final List<Connection> CONNECTIONS =
      List.of(
          connection(0, "CHAT", "127.0.0.11:34037", CHAT_PORT),
          connection(1, "CHAT", "127.0.0.12:37217", CHAT_PORT),
          connection(2, "VOIP", "127.0.0.11:57231", VOIP_PORT),
          connection(3, "VOIP", "127.0.0.12:47101", VOIP_PORT));

  /** The number of the pair of each stream. */
  static final Map<Integer, Integer> PAIRS = Map.of(0, 1, 1, 1, 2, 1, 3, 1);

  private final List<PageData.Segment> drafts = new ArrayList<>();

  /** Opens all connections. */
  void handshakes() {
    CONNECTIONS.forEach(this::handshake);
  }

  private void handshake(Connection connection) {
    long timeNs = connection.tcpStream() * 3_100_000L;
    add(timeNs, connection, Leg.TO_RELAY, "SYN");
    add(timeNs + 20_000, connection, Leg.FROM_RELAY, "SYN ACK");
    add(timeNs + 38_000, connection, Leg.TO_RELAY, "ACK");
  }

  /** Sends bytes of a row, which are acknowledged. */
  void data(long timeNs, Connection connection, Leg leg, long row, long seq, int len, long chunk) {
    RowPart part = new RowPart(row, row + 1, seq, seq + len - 1, chunk);
    add(timeNs, connection, leg, "PSH ACK", seq, len, List.of(part));
    Leg back = leg == Leg.TO_RELAY ? Leg.FROM_RELAY : Leg.TO_RELAY;
    add(timeNs + 20_000, connection, back, "ACK");
  }

  /** Closes the connections of both flows. */
  void ends(long chatEndNs, long voipEndNs) {
    for (Connection connection : CONNECTIONS) {
      long timeNs = connection.flow().equals("CHAT") ? chatEndNs : voipEndNs;
      add(timeNs, connection, Leg.TO_RELAY, "FIN ACK");
      add(timeNs + MS, connection, Leg.FROM_RELAY, "FIN ACK");
      add(timeNs + MS + 20_000, connection, Leg.TO_RELAY, "ACK");
    }
  }

  private void add(long timeNs, Connection connection, Leg leg, String flags) {
    add(timeNs, connection, leg, flags, 0, 0, List.of());
  }

  private void add(
      long timeNs,
      Connection connection,
      Leg leg,
      String flags,
      long seq,
      int len,
      List<RowPart> rows) {
    drafts.add(
        new PageData.Segment(
            0,
            timeNs,
            connection.tcpStream(),
            connection.flow(),
            leg,
            flags,
            seq,
            len,
            0,
            0,
            Optional.empty(),
            HEADER_BYTES,
            0,
            65_536,
            rows));
  }

  /** All segments in the order of their times, with their frame numbers. */
  List<PageData.Segment> segments() {
    drafts.sort(Comparator.comparingLong(PageData.Segment::timeNs));
    List<PageData.Segment> segments = new ArrayList<>();
    Map<String, Long> nextSeqs = new HashMap<>();
    for (PageData.Segment s : drafts) {
      Leg back = s.leg() == Leg.TO_RELAY ? Leg.FROM_RELAY : Leg.TO_RELAY;
      long nextSeq = nextSeqs.getOrDefault(s.tcpStream() + " " + back, 1L);
      if (s.payloadBytes() > 0) {
        nextSeqs.put(s.tcpStream() + " " + s.leg(), s.firstSeq() + s.payloadBytes());
      }
      segments.add(
          new PageData.Segment(
              segments.size() + 1,
              s.timeNs(),
              s.tcpStream(),
              s.flow(),
              s.leg(),
              s.flags(),
              s.firstSeq(),
              s.payloadBytes(),
              s.repeatedBytes(),
              s.marks(),
              s.held(),
              s.headerBytes(),
              s.flags().contains("ACK") ? nextSeq : 0,
              s.windowBytes(),
              s.rows()));
    }
    return segments;
  }

  private static Connection connection(int stream, String flow, String client, int relayPort) {
    return new Connection(
        stream,
        flow,
        client,
        "127.0.0.1:" + relayPort,
        true,
        Connection.End.FIN,
        Connection.End.FIN,
        Connection.Side.CLIENT,
        287,
        287);
  }
}
