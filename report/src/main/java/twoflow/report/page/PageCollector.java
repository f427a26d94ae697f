package twoflow.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.figures.SegmentMarks;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Collects what the page shows. Totals, figures and the timeline are of the whole run; rows and
 * single segments of a large run are those of its beginning, so that the page stays below about 8
 * MB, 15 MB with calls, and a browser opens it at once.
 */
public final class PageCollector {

  /** How many segments the page has one by one, with all their fields. */
  public static final int MAX_SEGMENTS = 5_000;

  /** How many links the page shows. */
  public static final int MAX_LINKS = 2_000;

  /** How many connections the page shows: each is two lanes of the timeline. */
  static final int MAX_CONNECTIONS = 400;

  /** Of how many senders the page draws how late they were. */
  public static final int MAX_DRAWN_SENDERS = 6;

  /** How many senders the page lists. */
  private static final int MAX_SENDERS = 50;

  private static final int MAX_PARTS = 100;

  /** About how many points the connections' graphs have together. They take 2 MB of the page. */
  static final int MAX_GRAPH_POINTS = 60_000;

  private final RunAnalysis run;
  private final LinkedCapture capture;
  private final RowParts parts;
  private final SegmentMarks marks;
  private final List<RowLink> links = new ArrayList<>();
  private final long maxRow;
  private List<PageData.File> files = List.of();
  private long omittedLinks;
  private RunLateness lateness = RunLateness.NONE;
  private List<LatenessSeries> series = List.of();
  private List<CallFigures> calls = List.of();
  private Optional<PageVoice> voice = Optional.empty();

  /** Collects for a run; each of its one-way flows has its share of the links. */
  public PageCollector(RunAnalysis run) {
    this.run = run;
    this.capture = run.capture();
    this.parts = run.rowParts();
    this.marks = run.segmentMarks();
    this.maxRow = Math.max(1, MAX_LINKS / (2L * Math.max(1, run.oneWayFlows().size())));
  }

  /** Adds a link, while there is room. */
  public void add(RowLink link) {
    if (link.row() <= maxRow && links.size() < MAX_LINKS) {
      links.add(link);
    } else {
      omittedLinks++;
    }
  }

  /** Adds how late the writes were. */
  public void add(RunLateness ofAll, List<LatenessSeries> ofSome) {
    List<SenderLateness> senders = ofAll.senders();
    lateness =
        new RunLateness(
            ofAll.notes(),
            ofAll.flows(),
            senders.subList(0, Math.min(MAX_SENDERS, senders.size())));
    series = ofSome;
  }

  /** Adds what the run's calls sound like, and what they say. */
  public void add(List<CallFigures> ofLegs, Optional<PageVoice> said) {
    calls = ofLegs;
    voice = said;
  }

  /** Adds the run's files, which the page links to. */
  public void add(List<PageData.File> ofRun) {
    files = ofRun;
  }

  /** What was collected. */
  public PageData data() {
    SegmentTable table = capture.segments();
    boolean large = table.size() > MAX_SEGMENTS;
    List<SegmentRecord> segments =
        LongStream.range(0, Math.min(table.size(), MAX_SEGMENTS)).mapToObj(table::get).toList();
    // Times of a capture may go back a little, so the first segment is not always the earliest.
    long startNs =
        LongStream.concat(
                segments.stream().mapToLong(SegmentRecord::timeNs),
                links.stream().mapToLong(RowLink::firstTimeNs))
            .min()
            .orElse(0);
    RunTotals whole = new RunTotals(run);
    PageData.Totals totals = whole.totals(startNs);
    return new PageData(
        run.files().run(),
        run.scenario().map(PageScenario::of),
        files,
        Long.toString(startNs),
        run.verdict().complete(),
        PageChecks.of(run.verdict()),
        capture.connections().stream().limit(MAX_CONNECTIONS).map(LabConnection::summary).toList(),
        whole.pairs(),
        segments.stream()
            .filter(segment -> segment.connection() < MAX_CONNECTIONS)
            .map(segment -> segment(segment, startNs))
            .toList(),
        links(startNs),
        events(startNs),
        new MissingBytes(capture).find(startNs),
        closedWindows(startNs),
        totals,
        omittedLinks,
        large
            ? new MarkCollector(capture, parts, marks, MarkCollector.MAX_MARKS)
                .collect(startNs, totals.durationNs())
            : PageData.Marks.NONE,
        large ? new SlotCounts(capture).count(startNs) : List.of(),
        graphs(startNs),
        new CallCollector(run, startNs).collect(calls, voice),
        run.figures().flows(),
        run.clocks().differ(),
        lateness,
        series.stream().map(ofSender -> since(origin(ofSender, startNs), ofSender)).toList());
  }

  private PageData.Segment segment(SegmentRecord segment, long startNs) {
    LabConnection connection = capture.connections().get(segment.connection());
    return new PageData.Segment(
        segment.frame(),
        segment.timeNs() - startNs,
        connection.tcpStream(),
        connection.flow(),
        segment.leg(),
        String.join(" ", TcpSegment.names(segment.flags())),
        segment.payloadBytes() == 0 ? 0 : segment.firstSeq(),
        segment.payloadBytes(),
        segment.repeatedBytes(),
        MarkBits.of(marks.of(segment)),
        marks.held(segment),
        segment.headerBytes(),
        segment.ack(),
        segment.windowBytes(),
        parts.of(segment, connection.direction(segment.leg()), MAX_PARTS));
  }

  private List<PageData.Closed> closedWindows(long startNs) {
    return run.closedWindows().stream()
        .filter(closed -> closed.connection() < MAX_CONNECTIONS)
        .map(closed -> {
          LabConnection connection = capture.connections().get(closed.connection());
          return new PageData.Closed(
              connection.tcpStream(),
              connection.flow(),
              closed.leg(),
              closed.fromFrame(),
              closed.untilFrame(),
              closed.fromNs() - startNs,
              closed.untilNs() - startNs);
        })
        .toList();
  }

  private List<PageGraph> graphs(long startNs) {
    return run.graphs(marks, MAX_GRAPH_POINTS).stream()
        .map(graph ->
            PageGraph.of(graph, capture.connections().get(graph.connection()).tcpStream(), startNs))
        .toList();
  }

  private List<PageLink> links(long startNs) {
    Map<Integer, Integer> relayPorts = new HashMap<>();
    for (LabConnection connection : capture.connections()) {
      relayPorts.put(connection.tcpStream(), connection.relay().port());
    }
    return links.stream()
        .map(link -> PageLink.of(link, relayPorts.get(link.tcpStream()), startNs))
        .toList();
  }

  /** How often the rows were sent and received. */
  private List<PageData.RowEvents> events(long startNs) {
    return run.events().stream()
        .flatMap(events -> events.rows().stream())
        .filter(events -> events.key().row() <= maxRow)
        .map(events ->
            PageData.RowEvents.of(events, startNs, run.clocks().sharesCapture(events.key().role())))
        .toList();
  }

  /** Where the times of a series begin: of another clock than the capture's, with its first. */
  private long origin(LatenessSeries series, long startNs) {
    return run.clocks().differ() ? series.points().getFirst().dueNs() : startNs;
  }

  private static LatenessSeries since(long startNs, LatenessSeries series) {
    return new LatenessSeries(
        series.flow(),
        series.pair(),
        series.role(),
        series.onWire(),
        series.points().stream()
            .map(point ->
                new LatenessSeries.Point(
                    point.dueNs() - startNs, point.writes(), point.p50Ns(), point.maxNs()))
            .toList());
  }
}
