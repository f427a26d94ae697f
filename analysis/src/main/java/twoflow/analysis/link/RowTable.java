package twoflow.analysis.link;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;

/** The rows of one direction's stream: where their bytes are, and which frames carried them. */
public final class RowTable {

  private static final int NUMBER = 0;
  private static final int LINE = 1;
  private static final int FIRST_SEQ = 2;
  private static final int LAST_SEQ = 3;
  private static final int STATUS = 4;
  private static final int FIRST_FRAME = 5;
  private static final int LAST_FRAME = 6;
  private static final int RETRANSMISSIONS = 7;
  private static final int FIRST_TIME_NS = 8;
  private static final int LAST_TIME_NS = 9;
  private static final int FIELDS = 10;

  private static final int ENTRY_FRAME = 0;
  private static final int ENTRY_NEXT = 1;
  private static final long NONE = -1;

  private final RecordList rows;
  private final RecordList frameEntries;
  private final long[] byStatus = new long[RowStatus.values().length];

  RowTable(RecordStore store) {
    rows = store.list(FIELDS);
    frameEntries = store.list(2);
  }

  /** Appends a row; it lies after the one before. */
  long add(long number, long line, long firstSeq, long lastSeq, RowStatus status) {
    byStatus[status.ordinal()]++;
    return rows.add(number, line, firstSeq, lastSeq, status.ordinal(), NONE, NONE, 0, 0, 0);
  }

  /** A frame carried bytes of a row; frames come in ascending order. */
  void addFrame(long index, long frame, long timeNs, boolean repeated) {
    long entry = frameEntries.add(frame, NONE);
    long before = rows.get(index, LAST_FRAME);
    if (before == NONE) {
      rows.set(index, FIRST_FRAME, entry);
      rows.set(index, FIRST_TIME_NS, timeNs);
    } else {
      frameEntries.set(before, ENTRY_NEXT, entry);
    }
    rows.set(index, LAST_FRAME, entry);
    if (repeated) {
      rows.set(index, RETRANSMISSIONS, rows.get(index, RETRANSMISSIONS) + 1);
    } else {
      rows.set(index, LAST_TIME_NS, timeNs);
    }
  }

  /** How many rows there are. */
  public long size() {
    return rows.size();
  }

  /** How many rows have a status. */
  public long count(RowStatus status) {
    return byStatus[status.ordinal()];
  }

  /** The row that holds a byte, or -1. */
  public long find(long seq) {
    long index = rows.floor(FIRST_SEQ, seq);
    return index >= 0 && seq <= lastSeq(index) ? index : -1;
  }

  /** The number of the data row, from 1. */
  public long number(long index) {
    return rows.get(index, NUMBER);
  }

  /** Its line in the CSV file, from 1; 0 when it is in none. */
  public long line(long index) {
    return rows.get(index, LINE);
  }

  /** Stream offset of its first byte + 1. */
  public long firstSeq(long index) {
    return rows.get(index, FIRST_SEQ);
  }

  /** Stream offset of its last byte + 1. */
  public long lastSeq(long index) {
    return rows.get(index, LAST_SEQ);
  }

  /** How well it is known. */
  public RowStatus status(long index) {
    return RowStatus.values()[(int) rows.get(index, STATUS)];
  }

  /** The frames that carried it, ascending. */
  public List<Long> frames(long index) {
    List<Long> frames = new ArrayList<>();
    for (long entry = rows.get(index, FIRST_FRAME);
        entry != NONE;
        entry = frameEntries.get(entry, ENTRY_NEXT)) {
      frames.add(frameEntries.get(entry, ENTRY_FRAME));
    }
    return frames;
  }

  /** Capture time of the first frame, epoch nanoseconds. */
  public long firstTimeNs(long index) {
    return rows.get(index, FIRST_TIME_NS);
  }

  /** Capture time of the frame that completed it. */
  public long lastTimeNs(long index) {
    return rows.get(index, LAST_TIME_NS);
  }

  /** How many of its frames repeat bytes of it that were captured before. */
  public long retransmissions(long index) {
    return rows.get(index, RETRANSMISSIONS);
  }
}
