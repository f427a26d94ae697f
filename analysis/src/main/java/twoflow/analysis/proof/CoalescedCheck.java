package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;
import twoflow.core.scenario.Proof;

/** How many segments carry several writes of their sender. */
final class CoalescedCheck implements ProofCheck {

  private final Way way;
  private final Proof.Coalesced proof;
  private long coalesced;
  private long most;
  private SegmentRecord longest;

  CoalescedCheck(Way way, Proof.Coalesced proof) {
    this.way = way;
    this.proof = proof;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (!way.has(segment) || segment.newPayloadBytes() == 0) {
      return;
    }
    long writes = writesIn(segment);
    coalesced += writes >= 2 ? 1 : 0;
    if (writes > most) {
      most = writes;
      longest = segment;
    }
  }

  private long writesIn(SegmentRecord segment) {
    WriteTable writes = way.direction().writes();
    long first = writes.find(segment.firstSeq());
    long last = writes.find(segment.lastSeq());
    return first < 0 || last < 0 ? 0 : last - first + 1;
  }

  @Override
  public Finding finding() {
    String words = coalesced + (coalesced == 1 ? " segment carries" : " segments carry");
    words += " several writes";
    if (longest != null) {
      words += ", the most is " + most + " in frame " + longest.frame();
    }
    boolean atMost = proof.segmentsMin() == 0;
    words += "; the scenario says ";
    words += atMost ? proof.segmentsMax() + " at most" : proof.segmentsMin() + " at least";
    return new Finding(
        longest != null && coalesced >= proof.segmentsMin() && coalesced <= proof.segmentsMax(),
        words);
  }
}
