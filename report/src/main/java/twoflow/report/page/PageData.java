package twoflow.report.page;

import java.util.List;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.Segment;
import twoflow.analysis.verdict.Verdict;

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
 * @param slots of a run with more segments than the page draws one by one: how many there were in
 *     each part of the whole run, a list per flow and leg; else empty
 * @param figures what each flow did on each leg, over the whole run
 * @param lateness how late the writes were, all flows and the first senders
 * @param courses how the lateness of the first senders went on
 */
public record PageData(
    String run,
    Verdict verdict,
    List<Connection> connections,
    List<Segment> segments,
    List<RowLink> links,
    List<RowEvents> events,
    long omittedSegments,
    long omittedLinks,
    List<Slots> slots,
    List<FlowFigures> figures,
    RunLateness lateness,
    List<LatenessSeries> courses) {

  /**
   * The log events of one row at one program.
   *
   * @param role the program, as its event file is named
   * @param event {@code sent} or {@code received}
   * @param flow the flow's name
   * @param row the row's number, from 1
   * @param firstTimeNs when its first byte was written or read, epoch nanoseconds
   * @param lastTimeNs when its last byte was
   * @param count how many writes or reads it took
   */
  public record RowEvents(
      String role,
      String event,
      String flow,
      long row,
      long firstTimeNs,
      long lastTimeNs,
      long count) {}

  /**
   * Segments with payload of one flow on one leg, counted over the whole run.
   *
   * @param flow the flow's name
   * @param leg on which leg
   * @param startNs where the first slot begins, epoch nanoseconds
   * @param slotNs how long a slot is
   * @param segments how many segments there were in each slot
   */
  public record Slots(String flow, Leg leg, long startNs, long slotNs, List<Long> segments) {}
}
