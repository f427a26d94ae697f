package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.WritePlace;

/** The segments that carry the first byte of a write: the original, and its repetitions. */
final class Copies implements Copied {

  /** Linux gives a connection up after fewer (tcp_retries2, tcp(7)). */
  private static final int MAX_KEPT = 100;

  private static final double NS_PER_MS = 1e6;

  private final Way way;
  private final WritePlace place;
  private final List<SegmentRecord> segments = new ArrayList<>();

  Copies(Way way, WritePlace place) {
    this.way = way;
    this.place = place;
  }

  /** Whether a segment carries the write's first byte. */
  boolean covers(SegmentRecord segment) {
    return way.has(segment)
        && segment.payloadBytes() > 0
        && segment.firstSeq() <= place.firstSeq()
        && segment.lastSeq() >= place.firstSeq();
  }

  @Override
  public boolean take(SegmentRecord segment) {
    boolean copy = covers(segment);
    if (copy && segments.size() < MAX_KEPT) {
      segments.add(segment);
    }
    return copy;
  }

  /** Whether a segment has exactly the bytes of the write. */
  boolean isExact(SegmentRecord segment) {
    return segment.firstSeq() == place.firstSeq() && segment.lastSeq() == place.lastSeq();
  }

  @Override
  public List<SegmentRecord> all() {
    return segments;
  }

  /** How long each repetition came after the copy before it, in nanoseconds. */
  List<Long> waitsNs() {
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < segments.size(); i++) {
      waits.add(segments.get(i).timeNs() - segments.get(i - 1).timeNs());
    }
    return waits;
  }

  /** The bytes and the frames, for a person. */
  String words() {
    List<String> frames = segments.stream().map(segment -> Long.toString(segment.frame())).toList();
    return "bytes "
        + place.firstSeq()
        + ".."
        + place.lastSeq()
        + (frames.isEmpty()
            ? " are in no frame"
            : frames.size() == 1
                ? " are in frame " + frames.getFirst() + " alone"
                : " are in the frames " + String.join(", ", frames));
  }

  /** A time for a person. */
  static String ms(long ns) {
    return String.format(Locale.ROOT, "%.1f ms", ns / NS_PER_MS);
  }
}
