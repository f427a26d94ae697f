package twoflow.report.page;

import java.util.List;
import twoflow.analysis.event.RowEventCount;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.verdict.Check;

/**
 * What the page shows, as its scripts read it. Of a large run only the beginning: a browser draws
 * no million marks.
 *
 * <p>Times are nanoseconds since {@code startNs}: JavaScript's numbers hold no epoch nanoseconds.
 *
 * @param run the run's name
 * @param startNs time of the first segment, epoch nanoseconds, as digits; 0 when there is none
 * @param complete the verdict on the whole run
 * @param checks what was checked
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
 * @param latenessSeries how the lateness of the first senders went on
 */
public record PageData(
    String run,
    String startNs,
    boolean complete,
    List<Check> checks,
    List<Connection> connections,
    List<Segment> segments,
    List<PageLink> links,
    List<RowEvents> events,
    long omittedSegments,
    long omittedLinks,
    List<Slots> slots,
    List<FlowFigures> figures,
    RunLateness lateness,
    List<LatenessSeries> latenessSeries) {

  /**
   * A segment to draw; its addresses follow from its stream and leg.
   *
   * @param frame Wireshark's frame number, from 1
   * @param timeNs capture time
   * @param tcpStream Wireshark's number of the TCP stream, from 0
   * @param flow the flow's name
   * @param leg on which leg its sender's data goes
   * @param flags the TCP flags that are set, such as {@code ACK SYN}, in the order of RFC 9293, 3.1
   * @param firstSeq stream offset of the first payload byte + 1; 0 without payload
   * @param payloadBytes the length of the payload
   * @param retransmission whether all its bytes were captured before
   * @param headerBytes its IP and TCP headers with their options
   * @param ack stream offset of the byte that its sender expects next + 1; 0 when it acknowledges
   *     nothing that is known
   * @param windowBytes how many bytes its sender takes beyond those
   * @param rows what it carried of which rows; empty without payload
   */
  public record Segment(
      long frame,
      long timeNs,
      int tcpStream,
      String flow,
      Leg leg,
      String flags,
      long firstSeq,
      int payloadBytes,
      boolean retransmission,
      int headerBytes,
      long ack,
      long windowBytes,
      List<RowPart> rows) {}

  /**
   * The log events of one row at one program.
   *
   * @param role the program, as its event file is named
   * @param event {@code sent} or {@code received}
   * @param flow the flow's name
   * @param row the row's number, from 1
   * @param firstTimeNs when its first byte was written or read
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
      long count) {

    /** The same with the page's times, which begin at {@code startNs}, epoch nanoseconds. */
    static RowEvents of(RowEventCount events, long startNs) {
      RowEventCount.Key key = events.key();
      return new RowEvents(
          key.role(),
          key.event(),
          key.flow(),
          key.row(),
          events.firstTimeNs() - startNs,
          events.lastTimeNs() - startNs,
          events.count());
    }
  }

  /**
   * Segments with payload of one flow on one leg, counted over the whole run.
   *
   * @param flow the flow's name
   * @param leg on which leg
   * @param startNs where the first slot begins
   * @param slotNs how long a slot is
   * @param segments how many segments there were in each slot
   */
  public record Slots(String flow, Leg leg, long startNs, long slotNs, List<Long> segments) {}
}
