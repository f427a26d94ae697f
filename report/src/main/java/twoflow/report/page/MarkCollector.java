package twoflow.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.figures.SegmentMarks;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Collects the marks of a large run's timeline: one of each segment, or, if there are too many, one
 * of all segments of a kind that went the same way in the same slot of time.
 *
 * <pre>
 *   segments, in the order of the capture --> slots of equal length --> a mark per lane and kind
 * </pre>
 */
final class MarkCollector {

  /** About how many marks the page holds. They take 3 MB of it, which a browser opens at once. */
  static final int MAX_MARKS = 100_000;

  /** What there are many of: data and ACKs. */
  private static final int FREQUENT_KINDS = 2;

  private final LinkedCapture capture;
  private final RowParts parts;
  private final SegmentMarks segmentMarks;
  private final int maxMarks;
  private final List<long[]> marks = new ArrayList<>();
  private long lastTimeNs;
  private long lastFrame;

  MarkCollector(LinkedCapture capture, RowParts parts, SegmentMarks segmentMarks, int maxMarks) {
    this.capture = capture;
    this.parts = parts;
    this.segmentMarks = segmentMarks;
    this.maxMarks = maxMarks;
  }

  /**
   * Reads all segments once.
   *
   * @param startNs where the page's times begin, epoch nanoseconds
   * @param durationNs how long the run is
   */
  PageData.Marks collect(long startNs, long durationNs) {
    SegmentTable table = capture.segments();
    long slotNs = table.size() <= maxMarks ? 0 : slotNs(durationNs);
    Map<Key, Mark> slot = new LinkedHashMap<>();
    long current = 0;
    for (long i = 0; i < table.size(); i++) {
      SegmentRecord segment = table.get(i);
      // Without slots each segment has its own.
      long number = slotNs == 0 ? i : (segment.timeNs() - startNs) / slotNs;
      if (number != current) {
        flush(slot, startNs);
        current = number;
      }
      if (segment.connection() >= PageCollector.MAX_CONNECTIONS) {
        continue;
      }
      slot.computeIfAbsent(key(segment), key -> new Mark(segment)).add(segment);
    }
    flush(slot, startNs);
    return new PageData.Marks(slotNs, marks);
  }

  private long slotNs(long durationNs) {
    int shown = Math.min(PageCollector.MAX_CONNECTIONS, capture.connections().size());
    long lanes = 2L * Math.max(1, shown);
    return durationNs / Math.max(1, maxMarks / (lanes * FREQUENT_KINDS)) + 1;
  }

  /** Writes the marks of a slot; times and frames as what is added to those of the mark before. */
  private void flush(Map<Key, Mark> slot, long startNs) {
    slot.forEach((key, mark) -> {
      SegmentRecord first = mark.first;
      long timeNs = first.timeNs() - startNs;
      long lane = 2L * key.connection() + (key.leg() == Leg.TO_RELAY ? 0 : 1);
      long[] numbers = {
        timeNs - lastTimeNs,
        lane,
        key.kind().ordinal(),
        mark.payloadBytes,
        mark.segments,
        first.frame() - lastFrame,
        row(first),
        key.markBits()
      };
      marks.add(key.markBits() == 0 ? Arrays.copyOf(numbers, numbers.length - 1) : numbers);
      lastTimeNs = timeNs;
      lastFrame = first.frame();
    });
    slot.clear();
  }

  private long row(SegmentRecord segment) {
    LabConnection connection = capture.connections().get(segment.connection());
    List<RowPart> rows = parts.of(segment, connection.direction(segment.leg()), 1);
    return rows.isEmpty() ? 0 : rows.getFirst().row();
  }

  private static PageData.MarkKind kind(SegmentRecord segment) {
    int flags = segment.flags();
    if (segment.payloadBytes() > 0) {
      return PageData.MarkKind.DATA;
    }
    if ((flags & TcpSegment.RST) != 0) {
      return PageData.MarkKind.RST;
    }
    if ((flags & TcpSegment.FIN) != 0) {
      return PageData.MarkKind.FIN;
    }
    return (flags & TcpSegment.SYN) != 0 ? PageData.MarkKind.SYN : PageData.MarkKind.ACK;
  }

  private Key key(SegmentRecord segment) {
    int markBits = MarkBits.of(segmentMarks.of(segment));
    return new Key(segment.connection(), segment.leg(), kind(segment), markBits);
  }

  private record Key(int connection, Leg leg, PageData.MarkKind kind, int markBits) {}

  /** What comes together in a slot. */
  private static final class Mark {

    private final SegmentRecord first;
    private long payloadBytes;
    private long segments;

    Mark(SegmentRecord first) {
      this.first = first;
    }

    void add(SegmentRecord segment) {
      payloadBytes += segment.payloadBytes();
      segments++;
    }
  }
}
