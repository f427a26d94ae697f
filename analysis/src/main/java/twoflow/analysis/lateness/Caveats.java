package twoflow.analysis.lateness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is missing from a sender's figures, and why. */
final class Caveats {

  /** Captures with times in microseconds round down. */
  private static final long ROUNDING_NS = 1_000;

  private static final int SHOWN = 3;

  private final SenderWrites writes;
  private final boolean tap;
  private final boolean midStream;

  /**
   * Notes on writes.
   *
   * @param tap whether the capture has no times of the wire at all
   * @param midStream whether the connection's beginning was not captured
   */
  Caveats(SenderWrites writes, boolean tap, boolean midStream) {
    this.writes = writes;
    this.tap = tap;
    this.midStream = midStream;
  }

  /** The first of many notes. */
  static List<String> some(List<String> notes) {
    if (notes.size() <= SHOWN) {
      return List.copyOf(notes);
    }
    List<String> some = new ArrayList<>(notes.subList(0, SHOWN));
    some.add("and " + (notes.size() - SHOWN) + " more");
    return some;
  }

  /** The notes, given the times from the writes to their frames. */
  List<String> of(Optional<Figures> wireAfterSent) {
    List<String> notes = new ArrayList<>();
    long unscheduled = writes.size() - writes.table().scheduled();
    if (unscheduled > 0) {
      notes.add(unscheduled + " of " + writes.size() + " writes had no schedule");
    }
    long captured = writes.captured();
    if (midStream) {
      notes.add("no times on the wire: the capture begins in the middle of the stream");
    } else if (!tap && captured < writes.size()) {
      notes.add(
          writes.size() - captured + " of " + writes.size() + " writes are not in the capture");
    }
    if (!writes.onCaptureClock() && !tap) {
      notes.add("no times on the wire: the capture has the clock of another host");
    }
    if (writes.table().outOfOrder() > 0) {
      notes.add(
          writes.table().outOfOrder() + " events repeat bytes of earlier ones and are left out");
    }
    long leastNs = wireAfterSent.map(Figures::minNs).orElse(0L);
    if (leastNs < -ROUNDING_NS) {
      notes.add(
          "a frame stands "
              + -leastNs / 1_000
              + " us before its write was sent: the clocks of the capture and the sender differ");
    }
    return List.copyOf(notes);
  }
}
