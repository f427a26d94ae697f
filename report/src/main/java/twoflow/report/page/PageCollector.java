package twoflow.report.page;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.event.RowEventCount;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.Segment;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/** Collects what the page shows: of a large run only the beginning. */
public final class PageCollector {

  /** How many segments the page shows. */
  public static final int MAX_SEGMENTS = 5_000;

  /** How many links the page shows. */
  public static final int MAX_LINKS = 2_000;

  /** Of how many senders the page draws how late they were. */
  public static final int MAX_COURSES = 6;

  /** How many senders the page lists. */
  private static final int MAX_SENDERS = 50;

  private static final int MAX_PARTS = 100;

  private final RunAnalysis run;
  private final RowParts parts;
  private final List<RowLink> links = new ArrayList<>();
  private final List<PageData.RowEvents> events = new ArrayList<>();
  private final long maxRow;
  private long omittedLinks;
  private RunLateness lateness = RunLateness.NONE;
  private List<LatenessSeries> courses = List.of();

  /** Collects for a run; each of its one-way flows has its share of the links. */
  public PageCollector(RunAnalysis run) {
    this.run = run;
    this.parts = run.rowParts();
    this.maxRow = Math.max(1, MAX_LINKS / (2L * Math.max(1, run.oneWayFlows().size())));
    run.events().ifPresent(this::add);
  }

  /** Adds a link, while there is room. */
  public void add(RowLink link) {
    if (link.row() <= maxRow && links.size() < MAX_LINKS) {
      links.add(link);
    } else {
      omittedLinks++;
    }
  }

  /** How often the rows were sent and received. */
  private void add(RunEvents ofRun) {
    for (RowEventCount count : ofRun.rows()) {
      RowEventCount.Key key = count.key();
      if (key.row() > maxRow) {
        continue;
      }
      events.add(
          new PageData.RowEvents(
              key.role(),
              key.event(),
              key.flow(),
              key.row(),
              count.firstTimeNs(),
              count.lastTimeNs(),
              count.count()));
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
    courses = ofSome;
  }

  /** What was collected. */
  public PageData data() {
    LinkedCapture capture = run.capture();
    SegmentTable table = capture.segments();
    List<Segment> segments = new ArrayList<>();
    for (long i = 0; i < Math.min(table.size(), MAX_SEGMENTS); i++) {
      segments.add(segment(table.get(i)));
    }
    return new PageData(
        run.files().run(),
        run.verdict(),
        capture.connections().stream().map(LabConnection::summary).toList(),
        segments,
        List.copyOf(links),
        List.copyOf(events),
        table.size() - segments.size(),
        omittedLinks,
        table.size() > MAX_SEGMENTS ? new SlotCounts(capture).count() : List.of(),
        run.figures().flows(),
        lateness,
        courses);
  }

  private Segment segment(SegmentRecord segment) {
    LabConnection connection = run.capture().connections().get(segment.connection());
    boolean fromClient = segment.leg() == Leg.TO_RELAY;
    String client = connection.clientAddress();
    String relay = connection.relayAddress();
    return new Segment(
        segment.frame(),
        segment.timeNs(),
        connection.tcpStream(),
        connection.flow(),
        segment.leg(),
        fromClient ? client : relay,
        fromClient ? relay : client,
        TcpSegment.names(segment.flags()),
        segment.payloadBytes() == 0 ? 0 : segment.firstSeq(),
        segment.payloadBytes(),
        segment.retransmission(),
        segment.headerBytes(),
        segment.ack(),
        segment.windowBytes(),
        parts.of(segment, connection.direction(segment.leg()), MAX_PARTS));
  }
}
