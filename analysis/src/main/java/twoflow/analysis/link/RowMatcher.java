package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import twoflow.pcap.tcp.ByteSink;

/**
 * Finds the rows in one direction's bytes. With a CSV file its rows are compared with the bytes in
 * order, so each row's place follows from offsets alone, however the bytes were cut into segments;
 * without one, and after the last row, a row ends at its newline. A row that differs ends at its
 * newline, too, and the next one is expected there. A carriage return before a newline belongs to
 * the line end: a person's telnet or PuTTY sends both.
 */
final class RowMatcher implements ByteSink, Closeable {

  private static final byte NEWLINE = '\n';
  private static final byte CARRIAGE_RETURN = '\r';

  private final ExpectedRows expected;
  private final RowRecorder recorder;
  private Terminators terminators;
  private ExpectedRow current;
  private boolean beyondCsv;
  private boolean known;
  private boolean different;
  private boolean incomplete;
  private boolean started;

  /** The row's last byte so far is a carriage return that is in no CSV row. */
  private boolean returned;

  private int lineEndBytes = 1;
  private int matched;
  private long rowStart = 1;
  private long nextSeq = 1;
  private long lastNumber;
  private Difference firstDifference;
  private Alignment alignment;

  /**
   * Makes a matcher.
   *
   * @param expected what should come; {@code null} when that is not known
   */
  RowMatcher(ExpectedRows expected, Terminators terminators, RowRecorder recorder) {
    this.expected = expected;
    this.known = expected != null;
    this.terminators = terminators;
    this.recorder = recorder;
  }

  /** Where the stream first differs from the CSV file. */
  Optional<Difference> firstDifference() {
    return Optional.ofNullable(firstDifference);
  }

  /** Whether rows end without a newline. */
  boolean unterminated() {
    return terminators == Terminators.NONE;
  }

  /** The stream's beginning was not captured: the rows must be found first. */
  void startInMidStream() {
    if (nextSeq == 1 && expected != null) {
      alignment = new Alignment(expected);
    }
  }

  @Override
  public void bytes(byte[] buffer, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      if (alignment != null) {
        at += align(buffer, at, end);
        continue;
      }
      begin();
      int used = current != null && !different ? compare(buffer, at, end) : line(buffer, at, end);
      at += used;
    }
  }

  @Override
  public void gap(long lengthBytes) throws IOException {
    long rest = lengthBytes;
    if (alignment != null) {
      alignment.reset();
      advance(rest);
      rowStart = nextSeq;
      return;
    }
    if (started && unterminated() && current != null && !different && contentLeft() == 0) {
      end(RowStatus.EQUAL);
    }
    while (rest > 0) {
      begin();
      incomplete = true;
      long left = current == null || different ? rest : contentLeft() + lineEndLeft();
      long skipped = Math.min(rest, left);
      advance(skipped);
      matched += (int) Math.min(skipped, contentLeft());
      rest -= skipped;
      if (current != null && !different && skipped == left) {
        end(RowStatus.INCOMPLETE);
      }
    }
  }

  /** The stream has ended. */
  void finish() throws IOException {
    if (started) {
      boolean contentIsThere = current == null || !different && !returned && contentLeft() == 0;
      boolean mayLackNewline = terminators != Terminators.NEWLINE;
      if (contentIsThere && (current == null || mayLackNewline)) {
        terminators = current != null ? Terminators.NONE : terminators;
        end(current == null ? rowWithoutCsv() : RowStatus.EQUAL);
      } else {
        end(RowStatus.UNFINISHED);
      }
    }
    close();
  }

  @Override
  public void close() throws IOException {
    if (expected != null) {
      expected.close();
    }
  }

  /** Compares with the current row; returns how many bytes were used. */
  private int compare(byte[] buffer, int at, int end) {
    int length = Math.min(end - at, contentLeft());
    if (length > 0) {
      byte[] content = current.content();
      int same = Arrays.mismatch(buffer, at, at + length, content, matched, matched + length);
      int used = same < 0 ? length : same;
      recorder.text(buffer, at, used);
      advance(used);
      matched += used;
      if (same >= 0) {
        differ();
      }
      return used;
    }
    if (buffer[at] == CARRIAGE_RETURN && !returned && terminators != Terminators.NONE) {
      returned = true;
      advance(1);
      return 1;
    }
    boolean newline = buffer[at] == NEWLINE;
    if (newline && terminators != Terminators.NONE) {
      terminators = Terminators.NEWLINE;
      lineEndBytes = returned ? 2 : 1;
      advance(1);
      end(RowStatus.EQUAL);
      return 1;
    }
    if (returned) {
      recorder.text(new byte[] {CARRIAGE_RETURN}, 0, 1);
      differ();
    } else if (terminators == Terminators.NEWLINE) {
      differ();
    } else {
      terminators = Terminators.NONE;
      end(RowStatus.EQUAL);
    }
    return 0;
  }

  /** Looks for a row in a stream without beginning; returns how many bytes were used. */
  private int align(byte[] buffer, int at, int end) throws IOException {
    int to = newline(buffer, at, end);
    alignment.take(buffer, at, to - at);
    recorder.text(buffer, at, to - at);
    advance(Math.min(end, to + 1) - at);
    if (to < end) {
      if (alignment.endsWithRow()) {
        current = expected.next();
        alignment = null;
        end(RowStatus.EQUAL);
      } else if (alignment.givesUp()) {
        known = false;
        alignment = null;
      }
      rowStart = nextSeq;
      recorder.begin();
    }
    return Math.min(end, to + 1) - at;
  }

  private static int newline(byte[] buffer, int at, int end) {
    int to = at;
    while (to < end && buffer[to] != NEWLINE) {
      to++;
    }
    return to;
  }

  /** Takes bytes up to and including the next newline; returns how many. */
  private int line(byte[] buffer, int at, int end) {
    int to = newline(buffer, at, end);
    recorder.text(buffer, at, to - at);
    if (to == end) {
      advance(end - at);
      return end - at;
    }
    advance(to + 1L - at);
    end(current == null ? rowWithoutCsv() : RowStatus.DIFFERENT);
    return to + 1 - at;
  }

  private RowStatus rowWithoutCsv() {
    return beyondCsv ? RowStatus.SURPLUS : RowStatus.AS_SEEN;
  }

  private void begin() throws IOException {
    if (started) {
      return;
    }
    started = true;
    rowStart = nextSeq;
    matched = 0;
    returned = false;
    recorder.begin();
    different = false;
    incomplete = false;
    if (known) {
      current = expected.next();
      beyondCsv = current == null;
      known = current != null;
      if (beyondCsv) {
        note(lastNumber + 1, "the CSV file has no more rows");
      }
    }
  }

  private void differ() {
    different = true;
    note(current.number(), "its bytes are not those of line " + current.line());
  }

  private void note(long row, String what) {
    if (firstDifference == null) {
      firstDifference = new Difference(row, nextSeq, what);
    }
  }

  private void end(RowStatus status) {
    started = false;
    boolean gone = incomplete && status != RowStatus.UNFINISHED;
    lastNumber = current == null ? lastNumber + 1 : current.number();
    long line = current == null ? 0 : current.line();
    recorder.end(lastNumber, line, rowStart, nextSeq - 1, gone ? RowStatus.INCOMPLETE : status);
  }

  private int lineEndLeft() {
    if (unterminated()) {
      return 0;
    }
    return returned ? 1 : lineEndBytes;
  }

  private int contentLeft() {
    return current == null ? 0 : current.content().length - matched;
  }

  private void advance(long bytes) {
    nextSeq += bytes;
  }
}
