package twoflow.analysis.proof;

import twoflow.analysis.event.JoinedEvent;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;
import twoflow.core.scenario.WritePlace;

/**
 * Whether one read gave a write that was lost, and the writes behind it that had come before its
 * repetition: head-of-line blocking. On a busy machine the read may also give what came before.
 */
final class ReadAtOnceCheck implements ProofCheck {

  private final Copies copies;
  private final Way way;
  private final WriteTable writes;
  private final WritePlace place;
  private final int chunksMin;
  private final RunClocks clocks;
  private long arrivedSeq;
  private long chunks;
  private JoinedEvent read;

  /**
   * @param writes the writes of the flow's sender
   * @param clocks whether the time of the read may be compared with that of the repetition
   */
  ReadAtOnceCheck(
      Copies copies,
      Way way,
      WriteTable writes,
      WritePlace place,
      int chunksMin,
      RunClocks clocks) {
    this.copies = copies;
    this.way = way;
    this.writes = writes;
    this.place = place;
    this.chunksMin = chunksMin;
    this.clocks = clocks;
  }

  @Override
  public void segment(SegmentRecord segment) {
    copies.take(segment);
    if (way.has(segment) && copies.all().size() == 1) {
      arrivedSeq = Math.max(arrivedSeq, segment.lastSeq());
    }
  }

  @Override
  public void event(JoinedEvent event) {
    if (!event.sent()
        && event.connection() == way.connection()
        && event.leg() == way.leg()
        && event.event().firstSeq() <= place.firstSeq()
        && event.event().lastSeq() >= place.firstSeq()) {
      read = event;
      chunks = whole(place.firstSeq(), Math.min(event.event().lastSeq(), arrivedSeq));
    }
  }

  /** How many whole writes there are between two numbers. */
  private long whole(long firstSeq, long lastSeq) {
    long count = 0;
    long index = writes.find(firstSeq);
    while (index >= 0 && index < writes.size() && writes.lastSeq(index) <= lastSeq) {
      count++;
      index++;
    }
    return count;
  }

  @Override
  public Finding finding() {
    if (copies.all().size() < 2) {
      return new Finding(false, copies.words() + ": they were not sent again");
    }
    if (read == null) {
      return new Finding(false, copies.words() + ": no read gave them");
    }
    String words =
        read.role()
            + " read "
            + chunks
            + " chunks from it on at once, bytes "
            + read.event().firstSeq()
            + ".."
            + read.event().lastSeq()
            + when()
            + "; the scenario says "
            + chunksMin
            + " at least, after it";
    return new Finding(isAfter() && chunks >= chunksMin, words);
  }

  /** Of two clocks, the order is not known: the bytes alone show that they had waited. */
  private boolean isAfter() {
    return !clocks.sharesCapture(read.role()) || afterNs() >= 0;
  }

  private String when() {
    String frame = " the repetition in frame " + copies.all().getLast().frame();
    if (!clocks.sharesCapture(read.role())) {
      return " (not compared with" + frame + ", which has the clock of another host)";
    }
    long ns = afterNs();
    return ", " + (ns >= 0 ? Copies.ms(ns) + " after" : Copies.ms(-ns) + " before") + frame;
  }

  private long afterNs() {
    return read.event().timeNs() - copies.all().getLast().timeNs();
  }
}
