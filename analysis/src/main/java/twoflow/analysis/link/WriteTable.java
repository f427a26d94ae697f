package twoflow.analysis.link;

import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;

/** The writes of one direction, as its sender logged them, in the order of the stream. */
public final class WriteTable {

  /** A time that is not known, as in an {@link Event}. */
  public static final long UNKNOWN = 0;

  private static final int FIRST_SEQ = 0;
  private static final int LAST_SEQ = 1;
  private static final int CHUNK = 2;
  private static final int SENT_NS = 3;
  private static final int DUE_NS = 4;
  private static final int WIRE_NS = 5;
  private static final int FIELDS = 6;

  /** A later time is an error of the file; up to here differences of differences fit a long. */
  private static final long MAX_TIME_NS = 4_000_000_000_000_000_000L;

  private final RecordList writes;
  private String sender = "";
  private long lastSeq;
  private long outOfOrder;
  private long scheduled;

  /** An empty table. */
  public WriteTable(RecordStore store) {
    writes = store.list(FIELDS);
  }

  /**
   * Appends a write; one that does not lie behind the one before is only counted.
   *
   * @param role the program that logged it
   */
  public void add(String role, Event sent) {
    if (sender.isEmpty()) {
      sender = role;
    }
    if (sent.firstSeq() <= lastSeq || sent.lastSeq() < sent.firstSeq()) {
      outOfOrder++;
      return;
    }
    lastSeq = sent.lastSeq();
    long dueNs = known(sent.dueNs());
    scheduled += dueNs == UNKNOWN ? 0 : 1;
    writes.add(sent.firstSeq(), sent.lastSeq(), sent.chunk(), known(sent.timeNs()), dueNs, UNKNOWN);
  }

  /** A frame carried these bytes; of several frames with a write's first byte, the first counts. */
  public void captured(long firstSeq, long lastSeq, long timeNs) {
    long index = writes.floor(FIRST_SEQ, firstSeq);
    if (index < 0 || firstSeq(index) < firstSeq) {
      index++;
    }
    for (; index < writes.size() && firstSeq(index) <= lastSeq; index++) {
      if (wireNs(index) == UNKNOWN) {
        writes.set(index, WIRE_NS, known(timeNs));
      }
    }
  }

  /** The program that logged the writes; empty when none did. */
  public String sender() {
    return sender;
  }

  /** How many have a place in the stream. */
  public long size() {
    return writes.size();
  }

  /** How many were logged in all. */
  public long logged() {
    return writes.size() + outOfOrder;
  }

  /** How many were logged with bytes that an earlier one had. */
  public long outOfOrder() {
    return outOfOrder;
  }

  /** How many had a time when they were due. */
  public long scheduled() {
    return scheduled;
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

  /** The time just before the write, epoch nanoseconds. */
  public long sentNs(long index) {
    return writes.get(index, SENT_NS);
  }

  /** When the write was due. */
  public long dueNs(long index) {
    return writes.get(index, DUE_NS);
  }

  /** The capture time of the first frame that carried the write's first byte. */
  public long wireNs(long index) {
    return writes.get(index, WIRE_NS);
  }

  private static long known(long timeNs) {
    return timeNs > UNKNOWN && timeNs < MAX_TIME_NS ? timeNs : UNKNOWN;
  }
}
