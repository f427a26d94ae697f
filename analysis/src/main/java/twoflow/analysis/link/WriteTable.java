package twoflow.analysis.link;

import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;

/** The writes of one direction, as its sender logged them, in the order of the stream. */
public final class WriteTable {

  private static final int FIRST_SEQ = 0;
  private static final int LAST_SEQ = 1;
  private static final int CHUNK = 2;

  private final RecordList writes;
  private String sender = "";

  WriteTable(RecordStore store) {
    writes = store.list(3);
  }

  /**
   * Appends a write; it lies after the one before.
   *
   * @param role the program that logged it
   */
  public void add(String role, long firstSeq, long lastSeq, long chunk) {
    sender = role;
    writes.add(firstSeq, lastSeq, chunk);
  }

  /** The program that logged the writes; empty when none did. */
  public String sender() {
    return sender;
  }

  /** How many there are. */
  public long size() {
    return writes.size();
  }

  /** The write that holds a byte, or -1. */
  public long find(long seq) {
    long index = writes.floor(FIRST_SEQ, seq);
    return index >= 0 && seq <= lastSeq(index) ? index : -1;
  }

  /** Stream offset of a write's first byte + 1. */
  public long firstSeq(long index) {
    return writes.get(index, FIRST_SEQ);
  }

  /** Stream offset of a write's last byte + 1. */
  public long lastSeq(long index) {
    return writes.get(index, LAST_SEQ);
  }

  /** The number of a write within its row, from 1; 0 when the sender does not know rows. */
  public long chunk(long index) {
    return writes.get(index, CHUNK);
  }
}
