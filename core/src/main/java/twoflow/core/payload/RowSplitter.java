package twoflow.core.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the rows in a byte stream, however the stream was cut into reads.
 *
 * <pre>{@code
 * reads:   [ row 1 \n ro | w 2 | \n row 3 ... ]
 * rows:    [ row 1 \n ][ ro  w 2   \n ][ row 3 ...
 * }</pre>
 *
 * A newline ends a row. What has no newline is taken as a row by the caller's word, after silence
 * or at the end, or, as long as no newline was seen on the stream, where a marker begins the next
 * row (see {@link RowMarker} for streams that mix both). Works on bytes, so a read may end inside a
 * UTF-8 character. Not thread-safe.
 */
public final class RowSplitter {

  /**
   * How much of a row is kept; a longer row is counted and passed on, but only its beginning is.
   */
  public static final int MAX_KEPT_BYTES = 1 << 20;

  /** More portions than this are passed on before their row is complete: it bounds the memory. */
  private static final int MAX_PORTIONS = 4096;

  private final Optional<RowMarker> marker;
  private final RowListener listener;
  private final Deque<Portion> portions = new ArrayDeque<>();
  private byte[] kept = new byte[256];
  private int keptBytes;
  private long rowNumber = 1;
  private long rowFirstSeq = 1;
  private long lastSeq;
  private long lastTimeNs;
  private boolean newlineSeen;
  private boolean endedBySilence;

  /**
   * Splits at newlines alone, as the VoIP flow does.
   *
   * @param listener is called with portions and rows, on the caller's thread
   */
  public RowSplitter(RowListener listener) {
    this(Optional.empty(), listener);
  }

  /**
   * Splits at newlines, and at a marker while the stream has shown no newline.
   *
   * @param marker what a row begins with, at most {@value RowMarker#MAX_BYTES} bytes, matched
   *     against the stream's bytes as ISO-8859-1 characters
   */
  public RowSplitter(Pattern marker, RowListener listener) {
    this(RowMarker.of(marker), listener);
  }

  /**
   * Splits at newlines, and at a marker that may depend on the stream.
   *
   * @param marker what a row begins with
   */
  public RowSplitter(RowMarker marker, RowListener listener) {
    this(Optional.of(marker), listener);
  }

  private RowSplitter(Optional<RowMarker> marker, RowListener listener) {
    this.marker = marker;
    this.listener = listener;
  }

  /** Whether the stream has bytes that belong to no complete row yet. */
  public boolean inMidRow() {
    return lastSeq >= rowFirstSeq;
  }

  /**
   * Takes what one read gave.
   *
   * @param timeNs when it was read, epoch nanoseconds
   */
  public void read(byte[] buffer, int lengthBytes, long timeNs) {
    lastTimeNs = timeNs;
    int from = 0;
    if (endedBySilence && lengthBytes > 0) {
      endedBySilence = false;
      if (buffer[0] == '\n') {
        lateTerminator();
        from = 1;
      }
    }
    if (inMidRow() && beginsMixedRow(buffer, from, lengthBytes)) {
      complete(lastSeq, keptBytes, false);
    }
    while (from < lengthBytes) {
      int to = from;
      while (to < lengthBytes && buffer[to] != '\n') {
        to++;
      }
      boolean terminated = to < lengthBytes;
      int end = terminated ? to + 1 : to;
      keep(buffer, from, to - from);
      addPortion(end - from);
      if (terminated) {
        newlineSeen = true;
        complete(lastSeq, keptBytes, true);
      } else if (!newlineSeen || marker.isPresent() && marker.get().mixed()) {
        splitAtMarkers(to - from);
      }
      from = end;
    }
  }

  /** Takes what stands without a newline as a row: the sender has been silent for long enough. */
  public void silence() {
    if (inMidRow()) {
      complete(lastSeq, keptBytes, false);
      endedBySilence = true;
    }
  }

  /**
   * Takes what stands without a newline as the last row: the stream has ended.
   *
   * @return whether there was such a row
   */
  public boolean end() {
    boolean midRow = inMidRow();
    if (midRow) {
      complete(lastSeq, keptBytes, false);
    }
    return midRow;
  }

  /** A newline that comes after its row was ended by silence belongs to that row. */
  private void lateTerminator() {
    newlineSeen = true;
    lastSeq++;
    listener.portion(rowNumber - 1, new Portion(lastTimeNs, lastSeq, lastSeq));
    rowFirstSeq = lastSeq + 1;
  }

  private void keep(byte[] buffer, int from, int lengthBytes) {
    int bytes = Math.min(lengthBytes, MAX_KEPT_BYTES - keptBytes);
    if (keptBytes + bytes > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptBytes + bytes));
    }
    System.arraycopy(buffer, from, kept, keptBytes, bytes);
    keptBytes += bytes;
  }

  private void addPortion(int lengthBytes) {
    portions.add(new Portion(lastTimeNs, lastSeq + 1, lastSeq + lengthBytes));
    lastSeq += lengthBytes;
    if (portions.size() > MAX_PORTIONS) {
      // The youngest wait: a marker among their bytes would give them to the next row.
      long settledSeq = lastSeq - lengthBytes - RowMarker.MAX_BYTES;
      while (portions.peek().lastSeq() <= settledSeq) {
        emitPortions(portions.peek().lastSeq());
      }
    }
  }

  /**
   * Whether a read begins with a marker on a mixed stream. Its newline may come in the same read,
   * so it must be separated from the row before it at once.
   */
  private boolean beginsMixedRow(byte[] buffer, int from, int lengthBytes) {
    if (marker.isEmpty() || !marker.get().mixed()) {
      return false;
    }
    int bytes = Math.min(lengthBytes - from, RowMarker.MAX_BYTES);
    String beginning = new String(buffer, from, bytes, StandardCharsets.ISO_8859_1);
    return pattern().map(found -> found.matcher(beginning).lookingAt()).orElse(false);
  }

  private void splitAtMarkers(int newBytes) {
    boolean wholeRowKept = keptBytes == lastSeq - rowFirstSeq + 1;
    // The marker that begins this row is at 0; look for one that begins the next. A marker that
    // two reads share begins at most its length before the second.
    int searchFrom = Math.max(1, keptBytes - newBytes - RowMarker.MAX_BYTES);
    Optional<Pattern> pattern = pattern();
    if (pattern.isEmpty() || !wholeRowKept || searchFrom >= keptBytes) {
      return;
    }
    String tail = new String(kept, searchFrom, keptBytes - searchFrom, StandardCharsets.ISO_8859_1);
    Matcher matcher = pattern.get().matcher(tail);
    long streamAtTail = rowFirstSeq + searchFrom;
    while (matcher.find()) {
      long rowLastSeq = streamAtTail + matcher.start() - 1;
      complete(rowLastSeq, (int) (rowLastSeq - rowFirstSeq + 1), false);
    }
  }

  /** The marker as a pattern, when it is known already. */
  private Optional<Pattern> pattern() {
    int bytes = Math.min(keptBytes, RowMarker.MAX_BYTES);
    return marker.flatMap(
        known -> known.of().apply(new String(kept, 0, bytes, StandardCharsets.ISO_8859_1)));
  }

  /** Ends the row at a sequence number; what was kept after it belongs to the next row. */
  private void complete(long rowLastSeq, int rowKeptBytes, boolean terminated) {
    long timeNs = emitPortions(rowLastSeq);
    byte[] bytes = Arrays.copyOf(kept, rowKeptBytes);
    System.arraycopy(kept, rowKeptBytes, kept, 0, keptBytes - rowKeptBytes);
    keptBytes -= rowKeptBytes;
    ReceivedRow row =
        new ReceivedRow(rowNumber, bytes, rowFirstSeq, rowLastSeq, timeNs, terminated);
    rowNumber++;
    rowFirstSeq = rowLastSeq + 1;
    listener.row(row);
  }

  /** Passes on the portions up to a sequence number; returns the time of the last one. */
  private long emitPortions(long seq) {
    long timeNs = lastTimeNs;
    while (!portions.isEmpty() && portions.peek().firstSeq() <= seq) {
      Portion portion = portions.remove();
      if (portion.lastSeq() > seq) {
        portions.addFirst(portion.after(seq));
        portion = portion.upTo(seq);
      }
      timeNs = portion.timeNs();
      listener.portion(rowNumber, portion);
    }
    return timeNs;
  }
}
