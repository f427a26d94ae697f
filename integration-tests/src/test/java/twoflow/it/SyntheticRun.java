package twoflow.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.analysis.verdict.Verdict;
import twoflow.report.page.PageCalls;
import twoflow.report.page.PageChecks;
import twoflow.report.page.PageData;
import twoflow.report.page.PageLink;

/**
 * A run as the report would have read it: chat rows whole every 300 ms, VoIP rows in chunks of 10
 * bytes every 50 ms, both legs, with handshakes, ACKs and ends.
 */
final class SyntheticRun {

  private static final long START_NS = 1_795_374_312_122_152_357L;
  private static final long MS = 1_000_000L;
  private static final long RELAY_DELAY_NS = 580_000L;
  private static final int CHUNK_BYTES = 10;
  private static final List<PageData.File> FILES =
      List.of(
          new PageData.File(
              "two-flow.annotated.pcapng",
              "./two-flow.annotated.pcapng",
              "the capture with comments"),
          new PageData.File("events/client chat.csv", "./events/client%20chat.csv", "events"));

  private final SyntheticWire wire = new SyntheticWire();
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
    run.wire.handshakes();
    long chatEndNs = run.chat(chatRows);
    long voipEndNs = run.voip(voipRows);
    run.wire.ends(chatEndNs, voipEndNs);
    List<PageData.Segment> segments = run.wire.segments();
    List<PageLink> links = run.links(segments);
    return new PageData(
        "two-flow",
        Optional.empty(),
        FILES,
        Long.toString(START_NS),
        verdict.complete(),
        PageChecks.of(verdict),
        SyntheticWire.CONNECTIONS,
        SyntheticWire.PAIRS,
        segments,
        links,
        run.events,
        List.of(),
        List.of(),
        totals(chatRows.size() + voipRows.size(), segments, omitted),
        omitted,
        PageData.Marks.NONE,
        omitted == 0 ? List.of() : List.of(slots()),
        List.of(),
        PageCalls.NONE,
        SyntheticFigures.of(segments),
        false,
        SyntheticLateness.of(omitted == 0 ? 1 : 3),
        SyntheticLateness.series(omitted == 0 ? 1 : 70));
  }

  private static PageData.Totals totals(int rows, List<PageData.Segment> segments, long omitted) {
    return omitted == 0
        ? new PageData.Totals(rows, segments.size(), 4, segments.getLast().timeNs())
        : new PageData.Totals(4_000, segments.size() + omitted, 4, 18_300_000_000L);
  }

  private static PageData.Slots slots() {
    return new PageData.Slots("CHAT", Leg.TO_RELAY, 0, 1_000_000_000L, List.of(3L, 0L, 7L));
  }

  private static Verdict complete() {
    return new Verdict(
        List.of(
            Check.passed(CheckKind.CAPTURE_FILE, "", "two-flow.pcap: 178 packets, whole"),
            Check.passed(CheckKind.CAPTURE_LOG, "", "complete: 178 packets captured"),
            Check.passed(CheckKind.GAPS, "", "none in 4 connections"),
            Check.passed(CheckKind.LEGS, "CHAT", "287 bytes on both"),
            Check.passed(CheckKind.LINKS, "CHAT", "4 of 4"),
            Check.passed(CheckKind.LINKS, "VOIP", "4 of 4")));
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
      Connection first = SyntheticWire.CONNECTIONS.get(chat ? 0 : 3);
      Connection second = SyntheticWire.CONNECTIONS.get(chat ? 1 : 2);
      long sentNs = timeNs + jitterNs;
      long relayedNs = sentNs + RELAY_DELAY_NS;
      wire.data(sentNs, first, Leg.TO_RELAY, piece.row(), seq, len, chunk);
      wire.data(relayedNs, second, Leg.FROM_RELAY, piece.row(), seq, len, chunk);
      done += len;
    }
    rowEvents(piece, chat, dueNs, timeNs, chunk);
    return timeNs;
  }

  private void rowEvents(Piece piece, boolean chat, long dueNs, long lastNs, long count) {
    long jitterNs = (piece.row() * 7919 + (chat ? 0 : 104_729)) % 400_000 + 90_000;
    long firstNs = dueNs + jitterNs;
    events.add(
        new PageData.RowEvents(
            chat ? "client-chat" : "client-voip",
            "sent",
            piece.flow(),
            piece.row(),
            OptionalLong.of(firstNs),
            OptionalLong.of(lastNs + jitterNs),
            count));
    events.add(
        new PageData.RowEvents(
            chat ? "client-voip" : "client-chat",
            "received",
            piece.flow(),
            piece.row(),
            OptionalLong.of(firstNs + MS),
            OptionalLong.of(lastNs + jitterNs + MS),
            count));
  }

  private List<PageLink> links(List<PageData.Segment> segments) {
    List<PageLink> links = new ArrayList<>();
    for (Piece piece : pieces) {
      for (Leg leg : Leg.values()) {
        links.add(link(piece, leg, segments));
      }
    }
    return links;
  }

  private static PageLink link(Piece piece, Leg leg, List<PageData.Segment> segments) {
    List<PageData.Segment> own =
        segments.stream()
            .filter(s -> s.flow().equals(piece.flow()) && s.leg() == leg)
            .filter(s -> s.firstSeq() >= piece.firstSeq() && s.firstSeq() <= piece.lastSeq())
            .toList();
    RowLink link =
        new RowLink(
            piece.flow().toLowerCase(Locale.ROOT) + "_messages.csv",
            piece.row() + 1,
            piece.flow(),
            piece.row(),
            piece.text(),
            leg,
            own.getFirst().tcpStream(),
            piece.firstSeq(),
            piece.lastSeq(),
            own.stream().map(PageData.Segment::frame).toList(),
            START_NS + own.getFirst().timeNs(),
            START_NS + own.getLast().timeNs(),
            leg == Leg.TO_RELAY ? OptionalLong.empty() : OptionalLong.of(RELAY_DELAY_NS),
            0);
    int relayPort = piece.flow().equals("CHAT") ? SyntheticWire.CHAT_PORT : SyntheticWire.VOIP_PORT;
    return PageLink.of(link, relayPort, START_NS);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
