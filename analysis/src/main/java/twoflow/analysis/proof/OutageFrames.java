package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.Fault;
import twoflow.core.scenario.WritePlace;

/**
 * What an outage lost: what the sender of the leg sent from the write on, as long as it lasted.
 * What was sent near its end and never again was not lost.
 */
final class OutageFrames {

  /** The kernel counts the time in ticks of up to 10 ms. */
  private static final long TICK_NS = 10_000_000;

  private final Fault.Outage fault;
  private final Way way;
  private final Copies trigger;
  private final List<SegmentRecord> data = new ArrayList<>();
  private final List<Long> lost = new ArrayList<>();
  private boolean began;
  private long beginNs;

  OutageFrames(Fault.Outage fault, Way way, WritePlace place) {
    this.fault = fault;
    this.way = way;
    this.trigger = new Copies(way, place);
  }

  /** The fault. */
  Fault.Outage fault() {
    return fault;
  }

  /** Takes the next segment of the run. */
  void take(SegmentRecord segment) {
    if (!way.has(segment)) {
      return;
    }
    if (!began && trigger.covers(segment)) {
      began = true;
      beginNs = segment.timeNs();
    }
    if (!began) {
      return;
    }
    if (segment.payloadBytes() > 0) {
      // It repeats those whose first byte it has.
      data.removeIf(earlier -> repeats(segment, earlier) && lost.add(earlier.frame()));
    }
    long afterNs = segment.timeNs() - beginNs;
    if (segment.payloadBytes() > 0 && afterNs < fault.time().toNanos() + TICK_NS) {
      data.add(segment);
    } else if (segment.payloadBytes() == 0 && afterNs < fault.time().toNanos()) {
      lost.add(segment.frame());
    }
  }

  private static boolean repeats(SegmentRecord later, SegmentRecord earlier) {
    return later.firstSeq() <= earlier.firstSeq() && later.lastSeq() >= earlier.firstSeq();
  }

  /** The frames that were lost. */
  List<Long> lost() {
    return lost;
  }
}
