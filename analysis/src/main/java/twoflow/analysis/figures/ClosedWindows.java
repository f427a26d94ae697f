package twoflow.analysis.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/** Finds the times in which a receiver's window was closed. */
public final class ClosedWindows {

  /** How many are found: more are no picture any more. */
  public static final int MAX_WINDOWS = 500;

  /** In a RST the window means nothing; in a SYN it is not that of the data. */
  private static final int NO_WINDOW = TcpSegment.SYN | TcpSegment.RST;

  private final Map<Direction, SegmentRecord> closed = new LinkedHashMap<>();
  private final List<ClosedWindow> windows = new ArrayList<>();

  /** When the last segment of each connection was captured. */
  private final long[] lastNs;

  private ClosedWindows(int connections) {
    lastNs = new long[connections];
  }

  /** Goes through a capture's segments; the windows are in the order of their beginnings. */
  public static List<ClosedWindow> of(LinkedCapture capture) {
    ClosedWindows found = new ClosedWindows(capture.connections().size());
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      found.add(segments.get(i));
    }
    found.closed.forEach(
        (direction, first) -> found.add(direction, first, 0, found.lastNs[direction.connection()]));
    return found.windows.stream().sorted(Comparator.comparingLong(ClosedWindow::fromNs)).toList();
  }

  private void add(SegmentRecord segment) {
    lastNs[segment.connection()] = segment.timeNs();
    boolean says = (segment.flags() & TcpSegment.ACK) != 0 && (segment.flags() & NO_WINDOW) == 0;
    if (!says || (segment.purpose() & SegmentRecord.OUTSIDE) != 0) {
      return;
    }
    Direction direction = new Direction(segment.connection(), segment.leg().reverse());
    if (segment.windowBytes() == 0) {
      if (windows.size() + closed.size() < MAX_WINDOWS) {
        closed.putIfAbsent(direction, segment);
      }
    } else if (closed.containsKey(direction)) {
      add(direction, closed.remove(direction), segment.frame(), segment.timeNs());
    }
  }

  private void add(Direction direction, SegmentRecord first, long untilFrame, long untilNs) {
    windows.add(
        new ClosedWindow(
            direction.connection(),
            direction.leg(),
            first.frame(),
            untilFrame,
            first.timeNs(),
            Math.max(first.timeNs(), untilNs)));
  }

  /** Where the data goes that waits. */
  private record Direction(int connection, Leg leg) {}
}
