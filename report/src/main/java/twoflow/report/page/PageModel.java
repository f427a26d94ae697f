package twoflow.report.page;

import java.util.List;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.figures.Spread;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Segment;
import twoflow.analysis.verdict.Check;

/**
 * The page's data as its scripts read it. Times are nanoseconds since {@code startNs}: JavaScript's
 * numbers hold no epoch nanoseconds.
 *
 * @param run the run's name
 * @param startNs time of the first segment, epoch nanoseconds, as digits
 * @param complete the verdict
 * @param checks what was checked
 * @param connections all connections
 * @param segments the segments to draw
 * @param links the rows to list, one line per row and leg
 * @param events the rows' log events
 * @param omittedSegments how many further segments the run has
 * @param omittedLinks how many further links the run has
 * @param slots how many segments there were over the whole run; empty when all are drawn
 * @param figures what each flow did on each leg, over the whole run
 * @param lateness how late the writes were
 * @param courses how the lateness of the first senders went on
 */
record PageModel(
    String run,
    String startNs,
    boolean complete,
    List<Check> checks,
    List<Connection> connections,
    List<Mark> segments,
    List<Line> links,
    List<Events> events,
    long omittedSegments,
    long omittedLinks,
    List<Slots> slots,
    List<Figures> figures,
    RunLateness lateness,
    List<LatenessSeries> courses) {

  /** {@link PageData.Slots}. */
  record Slots(String flow, String leg, long startNs, long slotNs, List<Long> segments) {}

  /** {@link FlowFigures}, the leg by its name. */
  record Figures(
      String flow,
      String leg,
      long payloadBytes,
      long headerBytes,
      double headerShare,
      Spread sizesBytes,
      Spread gapsNs,
      Spread roundTripsNs,
      long repeatedSegments,
      long repeatedBytes) {}

  /** A {@link Segment}; its addresses follow from its stream and leg. */
  record Mark(
      long frame,
      long timeNs,
      int stream,
      String flow,
      String leg,
      String flags,
      long seq,
      int len,
      boolean retransmission,
      int headerBytes,
      long ack,
      long windowBytes,
      List<Segment.RowPart> rows) {}

  /** A {@link twoflow.analysis.link.RowLink}, its text safe to show, with its filters. */
  record Line(
      String file,
      long line,
      String flow,
      long row,
      String text,
      String leg,
      int stream,
      long firstSeq,
      long lastSeq,
      List<Long> frames,
      long firstTimeNs,
      long lastTimeNs,
      Long legDelayNs,
      int retransmissions,
      String framesFilter,
      String bytesFilter) {}

  /** A {@link PageData.RowEvents}. */
  record Events(
      String role,
      String event,
      String flow,
      long row,
      long firstTimeNs,
      long lastTimeNs,
      long count) {}
}
