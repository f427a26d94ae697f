package twoflow.analysis.lateness;

import java.util.List;

/**
 * How a sender's lateness went on over its schedule, in few enough points to draw.
 *
 * @param flow the flow's name
 * @param pair the number of the pair within its flow
 * @param role the client, as its event file is named
 * @param onWire whether it is {@link Measure#WIRE_AFTER_DUE}, else {@link Measure#SENT_AFTER_DUE}
 * @param points equal parts of the writes, in the order of the schedule
 */
public record LatenessSeries(
    String flow, int pair, String role, boolean onWire, List<Point> points) {

  /**
   * Some writes that follow each other, or one.
   *
   * @param dueNs when the first of them was due, epoch nanoseconds
   * @param writes how many were measured
   * @param p50Ns their median lateness
   * @param maxNs the most
   */
  public record Point(long dueNs, long writes, long p50Ns, long maxNs) {}
}
