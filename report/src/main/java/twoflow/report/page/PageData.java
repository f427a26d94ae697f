package twoflow.report.page;

import java.util.List;
import twoflow.report.link.Connection;
import twoflow.report.link.RowLink;
import twoflow.report.link.Segment;
import twoflow.report.link.Verdict;

/**
 * What the page shows. Of a large run only the beginning: a browser draws no million marks.
 *
 * @param run the run's name
 * @param verdict the verdict on the whole run
 * @param connections all connections
 * @param segments the run's first segments, in the order of the capture
 * @param links the first rows' links, one per row and leg
 * @param events log events of those rows: how often each row was sent and received
 * @param omittedSegments how many further segments the run has
 * @param omittedLinks how many further links the run has
 */
public record PageData(
    String run,
    Verdict verdict,
    List<Connection> connections,
    List<Segment> segments,
    List<RowLink> links,
    List<RowEvents> events,
    long omittedSegments,
    long omittedLinks) {

  /**
   * The log events of one row at one program.
   *
   * @param role the program, as its event file is named
   * @param event {@code sent} or {@code received}
   * @param flow the flow's name
   * @param row the row's number, from 1
   * @param firstTimeNs when its first byte was written or read, epoch nanoseconds
   * @param lastTimeNs when its last byte was
   * @param firstDueNs when its first write was due; 0 when there was no schedule
   * @param count how many writes or reads it took
   */
  public record RowEvents(
      String role,
      String event,
      String flow,
      long row,
      long firstTimeNs,
      long lastTimeNs,
      long firstDueNs,
      long count) {}
}
