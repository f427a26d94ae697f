package twoflow.pcap.tcp;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts one direction's segments in order (RFC 9293, 3.4 and 3.10.7.4): repeated bytes are dropped,
 * early ones wait until the bytes before them have come. When a direction keeps more than {@value
 * #MAX_KEPT_BYTES} bytes, or all together more than {@link EarlyBytes} allows, what they wait for
 * is taken for missing. Bytes that a snap length cut off may still come, with a whole copy of their
 * segment.
 */
public final class Reassembler {

  /** How much memory early bytes may take. */
  static final int MAX_KEPT_BYTES = 4 << 20;

  /** What an early segment takes besides its bytes: an entry, its key, an array's header. */
  private static final int ENTRY_BYTES = 112;

  private static final int MAX_GAPS = 10_000;

  private final ByteSink sink;
  private final EarlyBytes early;
  private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();
  private long keptBytes;
  private long missingBytes;
  private long nextSeq = 1;
  private long endSeq = 1;

  /** Passes the ordered bytes on; its early ones count with those of other directions. */
  public Reassembler(ByteSink sink, EarlyBytes early) {
    this.sink = sink;
    this.early = early;
  }

  /**
   * Takes a segment's payload.
   *
   * @param firstSeq stream offset of its first byte + 1; what is before 1 is passed over
   * @param length how many bytes the segment has
   * @param captured how many of them are in the buffer
   */
  public NewBytes accept(long firstSeq, int length, byte[] buffer, int from, int captured)
      throws IOException {
    NewBytes fresh = fresh(Math.max(1, firstSeq), firstSeq + length);
    endSeq = Math.max(endSeq, firstSeq + length);
    if (firstSeq + captured <= nextSeq) {
      return fresh;
    }
    if (firstSeq <= nextSeq) {
      deliver(firstSeq, buffer, from, captured);
      drain();
    } else if (fresh != NewBytes.NONE && captured > 0) {
      keep(firstSeq, Arrays.copyOfRange(buffer, from, from + captured));
    }
    return fresh;
  }

  /** The stream ends before this number: what has not come up to there is missing. */
  public void finish(long end) throws IOException {
    while (giveUp()) {
      // The next gap.
    }
    long last = Math.max(end, endSeq);
    if (last > nextSeq) {
      skipTo(last);
    }
  }

  /** How many bytes the stream has had so far, missing ones included. */
  public long bytes() {
    return nextSeq - 1;
  }

  /** How many bytes are missing. */
  public long missingBytes() {
    return missingBytes;
  }

  /** The first place within a range at which bytes are missing. */
  public Optional<Gap> gapWithin(long firstSeq, long lastSeq) {
    Map.Entry<Long, Gap> last = gaps.floorEntry(lastSeq);
    if (last == null || last.getValue().lastSeq() < firstSeq) {
      return Optional.empty();
    }
    Map.Entry<Long, Gap> first = gaps.floorEntry(firstSeq);
    boolean covers = first != null && first.getValue().lastSeq() >= firstSeq;
    return Optional.of(covers ? first.getValue() : gaps.higherEntry(firstSeq).getValue());
  }

  /** Where bytes are missing; the first {@value #MAX_GAPS} places. */
  public List<Gap> gaps() {
    return List.copyOf(gaps.values());
  }

  /**
   * Takes what the early bytes wait for as missing.
   *
   * @return whether others still wait
   */
  boolean giveUp() throws IOException {
    if (!waiting.isEmpty()) {
      skipTo(waiting.firstKey());
      drain();
    }
    return !waiting.isEmpty();
  }

  private void deliver(long firstSeq, byte[] buffer, int from, int captured) throws IOException {
    int known = (int) (nextSeq - firstSeq);
    sink.bytes(buffer, from + known, captured - known);
    nextSeq += captured - known;
  }

  private void keep(long firstSeq, byte[] data) throws IOException {
    byte[] there = waiting.get(firstSeq);
    if (there != null && there.length >= data.length) {
      return;
    }
    waiting.put(firstSeq, data);
    int moreBytes = there == null ? ENTRY_BYTES + data.length : data.length - there.length;
    keptBytes += moreBytes;
    early.kept(this, moreBytes);
    while (keptBytes > MAX_KEPT_BYTES) {
      giveUp();
    }
  }

  private void drain() throws IOException {
    while (!waiting.isEmpty() && waiting.firstKey() <= nextSeq) {
      Map.Entry<Long, byte[]> first = waiting.pollFirstEntry();
      byte[] data = first.getValue();
      keptBytes -= ENTRY_BYTES + data.length;
      early.released(this, ENTRY_BYTES + data.length, waiting.isEmpty());
      if (first.getKey() + data.length > nextSeq) {
        deliver(first.getKey(), data, 0, data.length);
      }
    }
  }

  private void skipTo(long seq) throws IOException {
    Map.Entry<Long, Gap> before = gaps.lastEntry();
    if (before != null && before.getValue().lastSeq() == nextSeq - 1) {
      gaps.put(before.getKey(), new Gap(before.getKey(), seq - 1));
    } else if (gaps.size() < MAX_GAPS) {
      gaps.put(nextSeq, new Gap(nextSeq, seq - 1));
    }
    missingBytes += seq - nextSeq;
    sink.gap(seq - nextSeq);
    nextSeq = seq;
  }

  /** The span of the bytes in [first, end) that were not captured before. */
  private NewBytes fresh(long first, long end) {
    long from = first;
    if (from < nextSeq) {
      from = missingFrom(first, Math.min(end, nextSeq));
    }
    from = skipWaiting(from, end);
    if (from >= end) {
      return NewBytes.NONE;
    }
    Map.Entry<Long, byte[]> last = waiting.lowerEntry(end);
    boolean endWaits = last != null && last.getKey() + last.getValue().length >= end;
    long to = endWaits ? Math.max(from + 1, last.getKey()) : end;
    return new NewBytes(from, to - 1);
  }

  /** The first byte in [first, end) that is missing, else end; all are before the next byte. */
  private long missingFrom(long first, long end) {
    return gapWithin(first, end - 1).map(gap -> Math.max(first, gap.firstSeq())).orElse(end);
  }

  private long skipWaiting(long first, long end) {
    long from = first;
    while (from < end) {
      Map.Entry<Long, byte[]> entry = waiting.floorEntry(from);
      if (entry == null || entry.getKey() + entry.getValue().length <= from) {
        return from;
      }
      from = entry.getKey() + entry.getValue().length;
    }
    return from;
  }
}
