package twoflow.analysis.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;

/**
 * Finds the segments that came before bytes that stand in front of them: TCP hands bytes over in
 * order, so their receiver holds them back until the missing ones come (RFC 9293, 3.10.7.4;
 * head-of-line blocking).
 *
 * <p>A byte has come when a frame with it was captured that the network did not lose, or when the
 * receiver has acknowledged it. Of a loss behind the place of the capture, only the scenario's
 * faults are known.
 */
public final class HeldSegments {

  /** More than a picture can show, and than a receive buffer holds back at once. */
  private static final int MAX_HELD = 100_000;

  private final Map<Long, Held> byFrame = new HashMap<>();

  private HeldSegments() {}

  /**
   * Goes through a capture's segments.
   *
   * @param lost whether the network lost the frame with this number
   */
  public static HeldSegments of(LinkedCapture capture, LongPredicate lost) {
    HeldSegments held = new HeldSegments();
    List<List<Arrivals>> directions = new ArrayList<>();
    capture
        .connections()
        .forEach(connection -> directions.add(List.of(new Arrivals(), new Arrivals())));
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      List<Arrivals> both = directions.get(segment.connection());
      if (segment.payloadBytes() > 0 && !lost.test(segment.frame())) {
        both.get(segment.leg().ordinal())
            .arrived(segment)
            .forEach(earlier -> held.add(earlier, segment));
      }
      if (segment.ack() > 0) {
        both.get(segment.leg().reverse().ordinal()).acknowledged(segment.ack());
      }
    }
    return held;
  }

  private void add(SegmentRecord segment, SegmentRecord until) {
    if (byFrame.size() < MAX_HELD) {
      long heldNs = Math.max(0, until.timeNs() - segment.timeNs());
      byFrame.put(segment.frame(), new Held(heldNs, until.frame()));
    }
  }

  /** For how long the frame with this number was held back; empty when it was not. */
  public Optional<Held> of(long frame) {
    return Optional.ofNullable(byFrame.get(frame));
  }
}
