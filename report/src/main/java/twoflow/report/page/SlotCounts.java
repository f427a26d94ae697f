package twoflow.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;

/** Counts a large run's segments with payload in equal slots of time, per flow and leg. */
final class SlotCounts {

  /** About as many as a chart is wide in points of two pixels. */
  static final int SLOTS = 400;

  private final LinkedCapture capture;
  private final Map<OneWayFlow, long[]> counts = new LinkedHashMap<>();

  SlotCounts(LinkedCapture capture) {
    this.capture = capture;
  }

  /**
   * Reads all segments once.
   *
   * @param pageStartNs where the page's times begin, epoch nanoseconds
   */
  List<PageData.Slots> count(long pageStartNs) {
    SegmentTable table = capture.segments();
    long startNs = table.get(0).timeNs();
    long lastNs = table.get(table.size() - 1).timeNs();
    long slotNs = Math.max(1, (lastNs - startNs) / SLOTS + 1);
    for (long i = 0; i < table.size(); i++) {
      SegmentRecord segment = table.get(i);
      // Times of a capture may go back a little: such a segment counts in the first or last slot.
      int slot = Math.clamp((segment.timeNs() - startNs) / slotNs, 0, SLOTS - 1);
      if (segment.payloadBytes() > 0) {
        counts.computeIfAbsent(oneWay(segment), oneWay -> new long[SLOTS])[slot]++;
      }
    }
    List<PageData.Slots> slots = new ArrayList<>();
    counts.forEach((oneWay, perSlot) ->
        slots.add(
            new PageData.Slots(
                oneWay.flow(),
                oneWay.leg(),
                startNs - pageStartNs,
                slotNs,
                Arrays.stream(perSlot).boxed().toList())));
    return slots;
  }

  private OneWayFlow oneWay(SegmentRecord segment) {
    return new OneWayFlow(capture.connections().get(segment.connection()).flow(), segment.leg());
  }

  /** What is counted apart. */
  private record OneWayFlow(String flow, Leg leg) {}
}
