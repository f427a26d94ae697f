package twoflow.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import twoflow.report.link.Check;
import twoflow.report.link.Connection;
import twoflow.report.link.Leg;
import twoflow.report.link.RowLink;
import twoflow.report.link.Segment;
import twoflow.report.link.Verdict;
import twoflow.report.page.PageData;

/**
 * A run as the report would have read it: chat rows whole every 300 ms, VoIP rows in chunks of 10
 * bytes every 50 ms, both legs, with handshakes, ACKs and ends.
 */
final class SyntheticRun {

  private static final long START_NS = 1_795_374_312_122_152_357L;
  private static final long MS = 1_000_000L;
  private static final long RELAY_DELAY_NS = 580_000L;
  private static final int CHUNK_BYTES = 10;
  private static final String CHAT_RELAY = "127.0.0.1:9001";
  private static final String VOIP_RELAY = "127.0.0.1:9002";

  private static final List<Connection> CONNECTIONS =
      List.of(
          connection(0, "CHAT", "127.0.0.11:34037", CHAT_RELAY),
          connection(1, "CHAT", "127.0.0.12:37217", CHAT_RELAY),
          connection(2, "VOIP", "127.0.0.11:57231", VOIP_RELAY),
          connection(3, "VOIP", "127.0.0.12:47101", VOIP_RELAY));

  private final List<Segment> drafts = new ArrayList<>();
  private final List<PageData.RowEvents> events = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** A row on its way, before frames have numbers. */
  private record Piece(String flow, long row, String text, long firstSeq, long lastSeq) {}

  /** A complete run with these rows. */
  static PageData of(List<String> chatRows, List<String> voipRows) {
    return of(chatRows, voipRows, complete(), 0);
  }

  /** A run with a verdict of its own, and with more segments and links than the page holds. */
  static PageData of(List<String> chatRows, List<String> voipRows, Verdict verdict, long omitted) {
    SyntheticRun run = new SyntheticRun();
    CONNECTIONS.forEach(run::handshake);
    long chatEndNs = run.chat(chatRows);
    long voipEndNs = run.voip(voipRows);
    run.ends(chatEndNs, voipEndNs);
    List<Segment> segments = run.numbered();
    List<RowLink> links = run.links(segments);
    return new PageData(
        "two-flow", verdict, CONNECTIONS, segments, links, run.events, omitted, omitted);
  }

  private static Verdict complete() {
    return new Verdict(
        List.of(
            new Check("Handshakes", true, "SYN, SYN-ACK and ACK of 4 of 4 connections", ""),
            new Check("Ends", true, "FIN both ways on 4 of 4 connections", ""),
            new Check("Kernel drops", true, "0 packets dropped, capture.log", ""),
            new Check("Gaps", true, "no byte is missing in 8 directions", ""),
            new Check("Both legs", true, "the same bytes, SHA-256 per direction", ""),
            new Check("Rows", true, "every row sent was found on both legs", "")));
  }

  private static Connection connection(int stream, String flow, String client, String relay) {
    return new Connection(
        stream, flow, client, relay, true, Connection.End.FIN, Connection.End.FIN, 287, 287);
  }

  private void handshake(Connection connection) {
    long timeNs = connection.tcpStream() * 3_100_000L;
    add(timeNs, connection, Leg.TO_RELAY, List.of("SYN"));
    add(timeNs + 20_000, connection, Leg.FROM_RELAY, List.of("SYN", "ACK"));
    add(timeNs + 38_000, connection, Leg.TO_RELAY, List.of("ACK"));
  }

  private long chat(List<String> rows) {
    long seq = 1;
    long dueNs = 30 * MS;
    for (int i = 0; i < rows.size(); i++, dueNs += 300 * MS) {
      int bytes = bytes(rows.get(i)) + 1;
      carry(new Piece("CHAT", i + 1, rows.get(i), seq, seq + bytes - 1), dueNs, bytes, bytes);
      seq += bytes;
    }
    return dueNs;
  }

  private long voip(List<String> rows) {
    long seq = 1;
    long dueNs = 50 * MS;
    for (int i = 0; i < rows.size(); i++) {
      int bytes = bytes(rows.get(i)) + 1;
      Piece piece = new Piece("VOIP", i + 1, rows.get(i), seq, seq + bytes - 1);
      dueNs = carry(piece, dueNs, bytes, CHUNK_BYTES) + 100 * MS;
      seq += bytes;
    }
    return dueNs;
  }

  /** Sends a row over both legs, its last byte in a write of its own when it is cut. */
  private long carry(Piece piece, long dueNs, int bytes, int writeBytes) {
    pieces.add(piece);
    boolean chat = piece.flow().equals("CHAT");
    long timeNs = dueNs - 50 * MS;
    long chunk = 0;
    for (int done = 0; done < bytes; ) {
      int left = bytes - done;
      int len = writeBytes >= bytes ? bytes : left == 1 ? 1 : Math.min(writeBytes, left - 1);
      timeNs += 50 * MS;
      // A clock's jitter that every test run has alike.
      long jitterNs = 200_000 + (piece.row() * 7919 + ++chunk * 104_729) % 600_000;
      long seq = piece.firstSeq() + done;
      data(timeNs + jitterNs, CONNECTIONS.get(chat ? 0 : 3), Leg.TO_RELAY, piece, seq, len, chunk);
      data(
          timeNs + jitterNs + RELAY_DELAY_NS,
          CONNECTIONS.get(chat ? 1 : 2),
          Leg.FROM_RELAY,
          piece,
          seq,
          len,
          chunk);
      done += len;
    }
    rowEvents(piece, chat, dueNs, timeNs, chunk);
    return timeNs;
  }

  private void rowEvents(Piece piece, boolean chat, long dueNs, long lastNs, long count) {
    long jitterNs = (piece.row() * 7919 + (chat ? 0 : 104_729)) % 400_000 + 90_000;
    long firstNs = START_NS + dueNs + jitterNs;
    events.add(
        new PageData.RowEvents(
            chat ? "client-chat" : "client-voip",
            "sent",
            piece.flow(),
            piece.row(),
            firstNs,
            START_NS + lastNs + jitterNs,
            START_NS + dueNs,
            count));
    events.add(
        new PageData.RowEvents(
            chat ? "client-voip" : "client-chat",
            "received",
            piece.flow(),
            piece.row(),
            firstNs + MS,
            START_NS + lastNs + jitterNs + MS,
            0,
            count));
  }

  private void data(
      long timeNs, Connection connection, Leg leg, Piece piece, long seq, int len, long chunk) {
    Segment.RowPart part =
        new Segment.RowPart(piece.row(), piece.row() + 1, seq, seq + len - 1, chunk);
    add(timeNs, connection, leg, List.of("PSH", "ACK"), seq, len, List.of(part));
    Leg back = leg == Leg.TO_RELAY ? Leg.FROM_RELAY : Leg.TO_RELAY;
    add(timeNs + 20_000, connection, back, List.of("ACK"));
  }

  private void ends(long chatEndNs, long voipEndNs) {
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
            rows));
  }

  private List<Segment> numbered() {
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
              s.rows()));
    }
    return segments;
  }

  private List<RowLink> links(List<Segment> segments) {
    List<RowLink> links = new ArrayList<>();
    for (Piece piece : pieces) {
      for (Leg leg : Leg.values()) {
        links.add(link(piece, leg, segments));
      }
    }
    return links;
  }

  private static RowLink link(Piece piece, Leg leg, List<Segment> segments) {
    List<Segment> own =
        segments.stream()
            .filter(s -> s.flow().equals(piece.flow()) && s.leg() == leg)
            .filter(s -> s.firstSeq() >= piece.firstSeq() && s.firstSeq() <= piece.lastSeq())
            .toList();
    return new RowLink(
        piece.flow().toLowerCase(Locale.ROOT) + "_messages.csv",
        piece.row() + 1,
        piece.flow(),
        piece.row(),
        piece.text(),
        leg,
        own.getFirst().tcpStream(),
        piece.firstSeq(),
        piece.lastSeq(),
        own.stream().map(Segment::frame).toList(),
        own.getFirst().timeNs(),
        own.getLast().timeNs(),
        leg == Leg.TO_RELAY ? OptionalLong.empty() : OptionalLong.of(RELAY_DELAY_NS),
        0);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
