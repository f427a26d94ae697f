package twoflow.analysis.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import twoflow.analysis.link.SegmentRecord;

/** Which bytes of one direction have come, and which segments wait for earlier ones. */
final class Arrivals {

  /** So many segments wait at most: a capture may lack bytes that are never acknowledged. */
  private static final int MAX_WAITING = 10_000;

  private static final long FIRST_SEQ = 1;

  /** Bytes that have come behind missing ones: from the first to the last of each piece. */
  private final TreeMap<Long, Long> beyond = new TreeMap<>();

  private final List<SegmentRecord> waiting = new ArrayList<>();

  /** The first byte that has not come. */
  private long nextSeq = FIRST_SEQ;

  /**
   * A segment with payload has come.
   *
   * @return those whose waiting it ends
   */
  List<SegmentRecord> arrived(SegmentRecord segment) {
    if (segment.firstSeq() > nextSeq) {
      if (waiting.size() < MAX_WAITING && isNew(segment)) {
        waiting.add(segment);
        beyond.merge(segment.firstSeq(), segment.lastSeq(), Math::max);
      }
      return List.of();
    }
    return goOnAt(segment.lastSeq() + 1);
  }

  /** The receiver has all bytes before this one. Those that waited for uncaptured ones go, too. */
  void acknowledged(long ack) {
    goOnAt(ack);
  }

  private boolean isNew(SegmentRecord segment) {
    long seq = segment.firstSeq();
    for (Map.Entry<Long, Long> piece = beyond.floorEntry(seq);
        piece != null && piece.getValue() >= seq;
        piece = beyond.floorEntry(seq)) {
      seq = piece.getValue() + 1;
    }
    return seq <= segment.lastSeq();
  }

  /** All bytes before this one have come; gives the segments that need not wait any more. */
  private List<SegmentRecord> goOnAt(long seq) {
    if (seq <= nextSeq) {
      return List.of();
    }
    nextSeq = seq;
    while (!beyond.isEmpty() && beyond.firstKey() <= nextSeq) {
      nextSeq = Math.max(nextSeq, beyond.pollFirstEntry().getValue() + 1);
    }
    List<SegmentRecord> inOrder =
        waiting.stream().filter(segment -> segment.firstSeq() < nextSeq).toList();
    waiting.removeAll(inOrder);
    return inOrder;
  }
}
