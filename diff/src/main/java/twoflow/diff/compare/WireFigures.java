package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.NewBytes;
import twoflow.pcap.tcp.TcpSegment;

/** What the segments of one run are like: how its bytes were cut, and what went beside them. */
final class WireFigures {

  private final Map<Way, Cuts> cuts = new HashMap<>();
  private long acks;
  private long repeatedBytes;
  private long smallestWindowBytes = Long.MAX_VALUE;
  private long firstNs = Long.MAX_VALUE;
  private long lastNs = Long.MIN_VALUE;

  /** One side of a connection. */
  private record Way(int connection, Leg leg) {}

  /** Goes through all segments of a run. */
  static WireFigures of(LinkedCapture capture) {
    WireFigures figures = new WireFigures();
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      figures.add(segments.get(i));
    }
    return figures;
  }

  private void add(SegmentRecord segment) {
    firstNs = Math.min(firstNs, segment.timeNs());
    lastNs = Math.max(lastNs, segment.timeNs());
    if ((segment.flags() & TcpSegment.RST) == 0) {
      smallestWindowBytes = Math.min(smallestWindowBytes, segment.windowBytes());
    }
    if (segment.payloadBytes() > 0) {
      repeatedBytes += segment.repeatedBytes();
      if (!segment.newBytes().equals(NewBytes.NONE)) {
        cuts.computeIfAbsent(new Way(segment.connection(), segment.leg()), way -> new Cuts())
            .add(segment.lastSeq());
      }
    } else if ((segment.flags() & (TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST)) == 0) {
      acks++;
    }
  }

  /** Where the segments of a stream end, those that bring bytes for the first time. */
  Cuts cuts(SentStream stream) {
    return cuts.getOrDefault(new Way(stream.index(), stream.leg()), new Cuts());
  }

  /** How many segments only acknowledge. */
  long acks() {
    return acks;
  }

  /** How many bytes were captured more than once, each time counted. */
  long repeatedBytes() {
    return repeatedBytes;
  }

  /** The smallest receive window of any segment but a RST. */
  long smallestWindowBytes() {
    return smallestWindowBytes == Long.MAX_VALUE ? 0 : smallestWindowBytes;
  }

  /** From the first to the last segment. */
  long durationNs() {
    return Math.max(0, lastNs - firstNs);
  }

  /** All client ports, ascending. */
  static List<Integer> clientPorts(LinkedCapture capture) {
    return capture.connections().stream().map(c -> c.client().port()).sorted().toList();
  }

  /** All initial sequence numbers that were captured. */
  static List<Long> initialSequenceNumbers(LinkedCapture capture) {
    List<Long> numbers = new ArrayList<>();
    for (LabConnection connection : capture.connections()) {
      for (Leg leg : Leg.values()) {
        connection.direction(leg).initialSequenceNumber().ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  /**
   * Where a stream was cut: the stream offset + 1 of the last byte of each part, in their order.
   */
  static final class Cuts {

    private long[] ends = new long[16];
    private int size;

    void add(long lastSeq) {
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, 2 * size);
      }
      ends[size++] = lastSeq;
    }

    int size() {
      return size;
    }

    /** Whether two streams were cut at the same places. */
    boolean sameAs(Cuts other) {
      return Arrays.equals(ends, 0, size, other.ends, 0, other.size);
    }
  }
}
