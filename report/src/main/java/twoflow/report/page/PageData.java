package twoflow.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.analysis.event.RowEventCount;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.figures.Held;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowPart;

/**
 * What the page shows, as its scripts read it. Of a large run only the beginning: a browser draws
 * no million marks.
 *
 * <p>Times are nanoseconds since {@code startNs}: JavaScript's numbers hold no epoch nanoseconds.
 *
 * @param run the run's name
 * @param scenario what the run's scenario says, if it has one
 * @param files the run's files, which lie beside the page
 * @param startNs time of the first segment, epoch nanoseconds, as digits; 0 when there is none
 * @param complete the verdict on the whole run
 * @param checks what was checked
 * @param connections the first connections
 * @param pairs from a TCP stream to the number of its pair of clients within its flow, from 1
 * @param segments the run's first segments, in the order of the capture
 * @param links the first rows' links, one per row and leg
 * @param events log events of those rows: how often each row was sent and received
 * @param holes bytes that the capture lacks
 * @param closedWindows when receivers took no bytes
 * @param totals how large the whole run is
 * @param omittedLinks how many further links the run has
 * @param marks of a run with more segments than the page has one by one: the timeline of the whole
 *     run
 * @param slots of a run with more segments than the page draws one by one: how many there were in
 *     each part of the whole run, a list per flow and leg; else empty
 * @param graphs how the first connections went on, each direction with payload
 * @param calls the calls of the run, leg by leg
 * @param figures what each flow did on each leg, over the whole run
 * @param clocksDiffer whether the programs and the capture have the clocks of several hosts
 * @param lateness how late the writes were, all flows and the first senders
 * @param latenessSeries how the lateness of the first senders went on; if the clocks differ, their
 *     times are since each sender's first write was due
 */
public record PageData(
    String run,
    Optional<PageScenario> scenario,
    List<File> files,
    String startNs,
    boolean complete,
    PageChecks checks,
    List<Connection> connections,
    Map<Integer, Integer> pairs,
    List<Segment> segments,
    List<PageLink> links,
    List<RowEvents> events,
    List<Hole> holes,
    List<Closed> closedWindows,
    Totals totals,
    long omittedLinks,
    Marks marks,
    List<Slots> slots,
    List<PageGraph> graphs,
    PageCalls calls,
    List<FlowFigures> figures,
    boolean clocksDiffer,
    RunLateness lateness,
    List<LatenessSeries> latenessSeries) {

  /**
   * A file of the run.
   *
   * @param name its name, relative to the page, fit to be shown
   * @param href the same as a relative address
   * @param what what is in it
   */
  public record File(String name, String href, String what) {}

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
   * @param repeatedBytes how many of them were captured before
   * @param marks whether it was lost, repeated or late, as {@link MarkBits}
   * @param held how long its receiver held it back, if it did
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
      long repeatedBytes,
      int marks,
      Optional<Held> held,
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
   * @param firstTimeNs when its first byte was written or read; empty when the program has the
   *     clock of another host than the capture
   * @param lastTimeNs when its last byte was
   * @param count how many writes or reads it took
   */
  public record RowEvents(
      String role,
      String event,
      String flow,
      long row,
      OptionalLong firstTimeNs,
      OptionalLong lastTimeNs,
      long count) {

    /**
     * The same with the page's times, which begin at {@code startNs}, epoch nanoseconds.
     *
     * @param sharesCapture whether the program has the clock of the capture
     */
    static RowEvents of(RowEventCount events, long startNs, boolean sharesCapture) {
      RowEventCount.Key key = events.key();
      return new RowEvents(
          key.role(),
          key.event(),
          key.flow(),
          key.row(),
          time(events.firstTimeNs() - startNs, sharesCapture),
          time(events.lastTimeNs() - startNs, sharesCapture),
          events.count());
    }

    private static OptionalLong time(long timeNs, boolean known) {
      return known ? OptionalLong.of(timeNs) : OptionalLong.empty();
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

  /**
   * Bytes that the capture lacks.
   *
   * @param tcpStream Wireshark's number of the TCP stream, from 0
   * @param flow the flow's name
   * @param leg on which leg their sender's data goes
   * @param firstSeq stream offset of the first one + 1
   * @param lastSeq stream offset of the last one + 1
   * @param afterNs when the last segment before them was captured
   * @param beforeNs when the first segment behind them was captured
   */
  public record Hole(
      int tcpStream,
      String flow,
      Leg leg,
      long firstSeq,
      long lastSeq,
      long afterNs,
      long beforeNs) {}

  /**
   * A time in which a receiver took no bytes: it announced the window 0.
   *
   * @param tcpStream Wireshark's number of the TCP stream, from 0
   * @param flow the flow's name
   * @param leg on which leg the data goes that has to wait
   * @param fromFrame the first frame with the window 0
   * @param untilFrame the one that opens the window; 0 when there is none
   * @param fromNs when the first one was captured
   * @param untilNs when the other one was; without it, the connection's last segment
   */
  public record Closed(
      int tcpStream,
      String flow,
      Leg leg,
      long fromFrame,
      long untilFrame,
      long fromNs,
      long untilNs) {}

  /**
   * How large the whole run is.
   *
   * @param rows how many rows were found
   * @param segments how many segments were captured
   * @param connections how many connections there were
   * @param durationNs from the first segment to the last
   */
  public record Totals(long rows, long segments, long connections, long durationNs) {}

  /** What a mark of the timeline stands for; a page's script knows them by their numbers. */
  public enum MarkKind {
    /** Segments without payload that only acknowledge. */
    ACK,
    /** Segments that open a connection. */
    SYN,
    /** Segments that end a direction. */
    FIN,
    /** Segments that break a connection off. */
    RST,
    /** Segments with payload. */
    DATA
  }

  /**
   * The timeline of a large run. Each mark is an array: nanoseconds since the mark before, lane
   * (twice the connection's place, and 1 for what comes from the relay), {@link MarkKind}, payload
   * bytes, how many segments it stands for, frames since the mark before, row of the first segment
   * or 0; then, unless it is 0, whether they were lost, repeated or late, as {@link MarkBits}.
   *
   * @param slotNs for how long segments are taken together; 0 when each has its own mark
   * @param marks in the order of their times
   */
  public record Marks(long slotNs, List<long[]> marks) {

    /** Of a run whose segments are all in the page. */
    public static final Marks NONE = new Marks(0, List.of());
  }
}
