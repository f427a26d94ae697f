package twoflow.analysis.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the rows in one direction's bytes. With a CSV file its rows are compared with the bytes in
 * order, so each row's place follows from offsets alone, however the bytes were cut into segments;
 * without one, and after the last row, a row ends at its newline. A row that differs ends at its
 * newline, too, and the next one is expected there. A carriage return before a newline belongs to
 * the line end: a person's telnet or PuTTY sends both.
 */
final class RowMatcher implements StreamMatcher {

  /** How far the row has come that is being read. */
  private enum Progress {
    /** No byte of it has come. */
    NOT_BEGUN,
    /** Its bytes are those of its CSV row, so far. */
    MATCHES,
    /** Its content is there, and a carriage return that is in no CSV row: a newline may follow. */
    AFTER_RETURN,
    /** It differs from its CSV row, and ends at its newline. */
    DIFFERS,
    /** It has no CSV row, and ends at its newline. */
    WITHOUT_CSV
  }

  private final RowSource rows;
  private final RowRecorder recorder;
  private final LineEnd lineEnd;
  private Progress progress = Progress.NOT_BEGUN;
  private int matched;
  private long missingBytes;
  private long rowStart = 1;
  private long nextSeq = 1;
  private Difference firstDifference;
  private Alignment alignment;

  /**
   * Makes a matcher.
   *
   * @param expected what should come; {@code null} when that is not known
   */
  RowMatcher(ExpectedRows expected, Terminators terminators, RowRecorder recorder) {
    this.rows = new RowSource(expected);
    this.lineEnd = new LineEnd(terminators);
    this.recorder = recorder;
  }

  @Override
  public Optional<Difference> firstDifference() {
    return Optional.ofNullable(firstDifference);
  }

  @Override
  public boolean unterminated() {
    return lineEnd.isNone();
  }

  @Override
  public Optional<CallStream> call() {
    return Optional.empty();
  }

  /** When text came is in the segments. */
  @Override
  public void at(long frame, long timeNs) {}

  @Override
  public void startInMidStream() {
    if (nextSeq == 1) {
      alignment = rows.alignment();
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
      at +=
          switch (progress) {
            case NOT_BEGUN -> throw new IllegalStateException("a row that has not begun");
            case MATCHES -> contentLeft() > 0 ? compare(buffer, at, end) : endLine(buffer[at]);
            case AFTER_RETURN -> endLine(buffer[at]);
            case DIFFERS, WITHOUT_CSV -> line(buffer, at, end);
          };
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
    if (progress == Progress.MATCHES && unterminated() && contentLeft() == 0) {
      end(RowStatus.EQUAL);
    }
    while (rest > 0) {
      begin();
      // If the CSV file has the row, its length is known, and the gap may reach into the rows
      // behind it.
      boolean known = progress == Progress.MATCHES || progress == Progress.AFTER_RETURN;
      long left =
          known ? contentLeft() + lineEnd.bytesLeft(progress == Progress.AFTER_RETURN) : rest;
      long skipped = Math.min(rest, left);
      missingBytes += skipped;
      advance(skipped);
      matched += (int) Math.min(skipped, contentLeft());
      rest -= skipped;
      if (known && skipped == left) {
        end(RowStatus.INCOMPLETE);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    switch (progress) {
      case NOT_BEGUN -> {}
      case WITHOUT_CSV -> end(rows.statusWithoutCsv());
      case MATCHES ->
          end(contentLeft() == 0 && lineEnd.mayLack() ? RowStatus.EQUAL : RowStatus.UNFINISHED);
      case AFTER_RETURN, DIFFERS -> end(RowStatus.UNFINISHED);
    }
    close();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Compares with the current row; returns how many bytes were used. */
  private int compare(byte[] buffer, int at, int end) {
    int length = Math.min(end - at, contentLeft());
    byte[] content = rows.current().content();
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

  /** The row's content is there: looks at the byte behind it, and says whether that was used. */
  private int endLine(byte next) {
    boolean returned = progress == Progress.AFTER_RETURN;
    switch (lineEnd.next(next, returned)) {
      case CARRIAGE_RETURN -> {
        progress = Progress.AFTER_RETURN;
        advance(1);
        return 1;
      }
      case NEWLINE -> {
        advance(1);
        end(RowStatus.EQUAL);
        return 1;
      }
      case NEXT_ROW -> end(RowStatus.EQUAL);
      case OTHER -> {
        if (returned) {
          recorder.text(new byte[] {LineEnd.CARRIAGE_RETURN}, 0, 1);
        }
        differ();
      }
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
        rows.advance();
        alignment = null;
        end(RowStatus.EQUAL);
      } else if (alignment.givesUp()) {
        rows.giveUp();
        alignment = null;
      }
      rowStart = nextSeq;
      recorder.begin();
    }
    return Math.min(end, to + 1) - at;
  }

  private static int newline(byte[] buffer, int at, int end) {
    int to = at;
    while (to < end && buffer[to] != LineEnd.NEWLINE) {
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
    end(progress == Progress.DIFFERS ? RowStatus.DIFFERENT : rows.statusWithoutCsv());
    return to + 1 - at;
  }

  private void begin() throws IOException {
    if (progress != Progress.NOT_BEGUN) {
      return;
    }
    rowStart = nextSeq;
    matched = 0;
    missingBytes = 0;
    recorder.begin();
    if (rows.advance()) {
      note("the CSV file has no more rows");
    }
    progress = rows.current() == null ? Progress.WITHOUT_CSV : Progress.MATCHES;
  }

  private void differ() {
    progress = Progress.DIFFERS;
    note("its bytes are not those of line " + rows.line());
  }

  private void note(String what) {
    if (firstDifference == null) {
      firstDifference = new Difference(rows.number(), nextSeq, what);
    }
  }

  private void end(RowStatus status) {
    progress = Progress.NOT_BEGUN;
    boolean incomplete = missingBytes > 0 && status != RowStatus.UNFINISHED;
    recorder.end(
        rows.number(),
        rows.line(),
        rowStart,
        nextSeq - 1,
        incomplete ? RowStatus.INCOMPLETE : status);
  }

  private int contentLeft() {
    return rows.current() == null ? 0 : rows.current().content().length - matched;
  }

  private void advance(long bytes) {
    nextSeq += bytes;
  }
}
