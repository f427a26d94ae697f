package twoflow.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twoflow.report.event.EventJoin;
import twoflow.report.event.RowTally;
import twoflow.report.lateness.Course;
import twoflow.report.lateness.RunLateness;
import twoflow.report.lateness.SenderLateness;
import twoflow.report.link.LabConnection;
import twoflow.report.link.Leg;
import twoflow.report.link.LinkedCapture;
import twoflow.report.link.RowLink;
import twoflow.report.link.RowParts;
import twoflow.report.link.Segment;
import twoflow.report.link.SegmentRecord;
import twoflow.report.link.SegmentTable;
import twoflow.report.link.Verdict;
import twoflow.report.tcp.TcpSegment;

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

  private final String run;
  private final Verdict verdict;
  private final LinkedCapture capture;
  private final RowParts parts;
  private final List<RowLink> links = new ArrayList<>();
  private final List<PageData.RowEvents> events = new ArrayList<>();
  private final long maxRow;
  private long omittedLinks;
  private RunLateness lateness = RunLateness.NONE;
  private List<Course> courses = List.of();

  /**
   * Collects for a run.
   *
   * @param lanes how many ways the rows went; each has its share of the links
   */
  public PageCollector(
      String run, Verdict verdict, LinkedCapture capture, RowParts parts, int lanes) {
    this.run = run;
    this.verdict = verdict;
    this.capture = capture;
    this.parts = parts;
    this.maxRow = Math.max(1, MAX_LINKS / (2L * Math.max(1, lanes)));
  }

  /** Adds a link, while there is room. */
  public void add(RowLink link) {
    if (link.row() <= maxRow && links.size() < MAX_LINKS) {
      links.add(link);
    } else {
      omittedLinks++;
    }
  }

  /** Adds how often the rows were sent and received. */
  public void add(EventJoin join) {
    for (RowTally tally : join.rows()) {
      RowTally.Key key = tally.key();
      if (key.row() > maxRow) {
        continue;
      }
      events.add(
          new PageData.RowEvents(
              key.role(),
              key.event(),
              key.flow(),
              key.row(),
              tally.firstTimeNs(),
              tally.lastTimeNs(),
              tally.count()));
    }
  }

  /** Adds how late the writes were. */
  public void add(RunLateness ofAll, List<Course> ofSome) {
    List<SenderLateness> senders = ofAll.senders();
    lateness =
        new RunLateness(
            ofAll.notes(),
            ofAll.flows(),
            senders.subList(0, Math.min(MAX_SENDERS, senders.size())));
    courses = ofSome;
  }

  /** What was collected. */
  public PageData data() throws IOException {
    SegmentTable table = capture.segments();
    List<Segment> segments = new ArrayList<>();
    for (long i = 0; i < Math.min(table.size(), MAX_SEGMENTS); i++) {
      segments.add(segment(table.get(i)));
    }
    return new PageData(
        run,
        verdict,
        capture.connections().stream().map(LabConnection::summary).toList(),
        segments,
        List.copyOf(links),
        List.copyOf(events),
        table.size() - segments.size(),
        omittedLinks,
        table.size() > MAX_SEGMENTS ? new SlotCounts(capture).count() : List.of(),
        lateness,
        courses);
  }

  private Segment segment(SegmentRecord segment) throws IOException {
    LabConnection connection = capture.connections().get(segment.connection());
    boolean fromClient = segment.leg() == Leg.TO_RELAY;
    String client = connection.client().text();
    String relay = connection.relay().text();
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
        parts.of(segment, connection.direction(segment.leg()), MAX_PARTS));
  }
}
