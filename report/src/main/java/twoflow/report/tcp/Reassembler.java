package twoflow.report.tcp;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts one direction's segments in order (RFC 9293, 3.4 and 3.10.7.4): repeated bytes are dropped,
 * early ones wait until the bytes before them have come. When more than {@value #MAX_WAITING_BYTES}
 * bytes wait, what they wait for is taken for missing.
 */
public final class Reassembler {

  /** How many early bytes are kept. */
  static final int MAX_WAITING_BYTES = 4 << 20;

  private static final int MAX_GAPS = 10_000;

  private final ByteSink sink;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();
  private long waitingBytes;
  private long missingBytes;
  private long nextSeq = 1;

  /** Passes the ordered bytes on. */
  public Reassembler(ByteSink sink) {
    this.sink = sink;
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
    long end = firstSeq + length;
    NewBytes fresh = fresh(Math.max(1, firstSeq), end);
    if (end <= nextSeq || length == 0) {
      return fresh;
    }
    if (firstSeq <= nextSeq) {
      deliver(firstSeq, length, buffer, from, captured);
      drain();
    } else if (fresh != NewBytes.NONE) {
      keep(firstSeq, length, Arrays.copyOfRange(buffer, from, from + captured));
    }
    return fresh;
  }

  /** The stream ends before this number: what has not come up to there is missing. */
  public void finish(long endSeq) throws IOException {
    while (!waiting.isEmpty()) {
      skipTo(waiting.firstKey());
      drain();
    }
    if (endSeq > nextSeq) {
      skipTo(endSeq);
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

  private void deliver(long firstSeq, int length, byte[] buffer, int from, int captured)
      throws IOException {
    int known = (int) (nextSeq - firstSeq);
    int usable = Math.max(0, captured - known);
    if (usable > 0) {
      sink.bytes(buffer, from + known, usable);
      nextSeq += usable;
    }
    if (firstSeq + length > nextSeq) {
      // The packet was cut when it was captured.
      skipTo(firstSeq + length);
    }
  }

  private void keep(long firstSeq, int length, byte[] data) throws IOException {
    Waiting there = waiting.get(firstSeq);
    if (there == null || there.length() < length) {
      waiting.put(firstSeq, new Waiting(length, data));
      waitingBytes += length - (there == null ? 0 : there.length());
    }
    while (waitingBytes > MAX_WAITING_BYTES) {
      skipTo(waiting.firstKey());
      drain();
    }
  }

  private void drain() throws IOException {
    while (!waiting.isEmpty() && waiting.firstKey() <= nextSeq) {
      Map.Entry<Long, Waiting> first = waiting.pollFirstEntry();
      Waiting segment = first.getValue();
      waitingBytes -= segment.length();
      if (first.getKey() + segment.length() > nextSeq) {
        deliver(first.getKey(), segment.length(), segment.data(), 0, segment.data().length);
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
    Map.Entry<Long, Waiting> last = waiting.lowerEntry(end);
    boolean endWaits = last != null && last.getKey() + last.getValue().length() >= end;
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
      Map.Entry<Long, Waiting> entry = waiting.floorEntry(from);
      if (entry == null || entry.getKey() + entry.getValue().length() <= from) {
        return from;
      }
      from = entry.getKey() + entry.getValue().length();
    }
    return from;
  }

  /** A segment that came early; its data is shorter than its length when it was cut. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Waiting(int length, byte[] data) {}
}
