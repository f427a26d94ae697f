package twoflow.report.page;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.figures.ConnectionGraph;
import twoflow.analysis.link.Leg;

/**
 * A {@link ConnectionGraph} in few letters: each of its points is an array, and times, frames and
 * sequence numbers in it are what is added to those of the point before. Times begin where the
 * page's do.
 *
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param leg on which leg the bytes go
 * @param slotNs for how long points are taken together; 0 when each stands for itself
 * @param sent time, frame, first byte after the last one of the point before, bytes; then, unless
 *     they are 0, 1 and 0: marks ({@link MarkBits}), segments, nanoseconds that it was held back
 * @param acked time, frame, acknowledged bytes, window
 * @param roundTrips time, frame, nanoseconds to the ACK, how many frames later that is
 */
public record PageGraph(
    int tcpStream,
    Leg leg,
    long slotNs,
    List<long[]> sent,
    List<long[]> acked,
    List<long[]> roundTrips) {

  /**
   * What the page has of a graph.
   *
   * @param startNs where the page's times begin, epoch nanoseconds
   */
  static PageGraph of(ConnectionGraph graph, int tcpStream, long startNs) {
    return new PageGraph(
        tcpStream,
        graph.leg(),
        graph.slotNs(),
        sent(graph.sent(), startNs),
        acked(graph.acked(), startNs),
        roundTrips(graph.roundTrips(), startNs));
  }

  private static List<long[]> sent(List<ConnectionGraph.Sent> points, long startNs) {
    List<long[]> arrays = new ArrayList<>(points.size());
    long timeNs = startNs;
    long frame = 0;
    long lastSeq = 0;
    for (ConnectionGraph.Sent p : points) {
      long after = p.timeNs() - timeNs;
      long frames = p.frame() - frame;
      long gap = p.firstSeq() - lastSeq - 1;
      long bytes = p.lastSeq() - p.firstSeq() + 1;
      int marks = MarkBits.of(p.marks());
      arrays.add(
          marks == 0 && p.segments() == 1
              ? new long[] {after, frames, gap, bytes}
              : new long[] {after, frames, gap, bytes, marks, p.segments(), p.heldNs()});
      timeNs = p.timeNs();
      frame = p.frame();
      lastSeq = p.lastSeq();
    }
    return arrays;
  }

  private static List<long[]> acked(List<ConnectionGraph.Acked> points, long startNs) {
    List<long[]> arrays = new ArrayList<>(points.size());
    long timeNs = startNs;
    long frame = 0;
    long ack = 0;
    for (ConnectionGraph.Acked p : points) {
      arrays.add(
          new long[] {p.timeNs() - timeNs, p.frame() - frame, p.ack() - ack, p.windowBytes()});
      timeNs = p.timeNs();
      frame = p.frame();
      ack = p.ack();
    }
    return arrays;
  }

  private static List<long[]> roundTrips(List<ConnectionGraph.RoundTrip> points, long startNs) {
    List<long[]> arrays = new ArrayList<>(points.size());
    long timeNs = startNs;
    long frame = 0;
    for (ConnectionGraph.RoundTrip p : points) {
      arrays.add(
          new long[] {p.timeNs() - timeNs, p.frame() - frame, p.ns(), p.ackFrame() - p.frame()});
      timeNs = p.timeNs();
      frame = p.frame();
    }
    return arrays;
  }
}
