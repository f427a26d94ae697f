package twoflow.analysis.proof;

import java.util.List;
import twoflow.analysis.link.SegmentRecord;

/** Whether exactly the bytes of a write were sent again, so often, and nothing else was. */
final class RepeatedCheck implements ProofCheck {

  private final Copies copies;
  private final List<Copies> named;
  private final int times;
  private long others;
  private SegmentRecord other;
  private boolean inexact;

  /**
   * @param named the copies of all writes that the scenario says are repeated
   */
  RepeatedCheck(Copies copies, List<Copies> named, int times) {
    this.copies = copies;
    this.named = named;
    this.times = times;
  }

  @Override
  public void segment(SegmentRecord segment) {
    boolean repeats = segment.payloadBytes() > segment.newPayloadBytes();
    boolean mine = copies.take(segment);
    if (mine) {
      inexact |= !copies.isExact(segment);
    } else if (repeats && named.stream().noneMatch(each -> each.covers(segment))) {
      other = others == 0 ? segment : other;
      others++;
    }
  }

  @Override
  public Finding finding() {
    int repetitions = Math.max(0, copies.all().size() - 1);
    StringBuilder words = new StringBuilder(copies.words());
    words.append(": sent again ").append(count(repetitions));
    List<Long> waits = copies.waitsNs();
    if (!waits.isEmpty()) {
      words.append(", after ").append(String.join(", ", waits.stream().map(Copies::ms).toList()));
    }
    if (inexact) {
      words.append("; a copy has other bytes, too");
    }
    if (others > 0) {
      words.append("; other bytes were sent again, too, ").append(count(others));
      words.append(", first in frame ").append(other.frame());
    }
    boolean holds = repetitions == times && !inexact && others == 0;
    if (repetitions != times) {
      words.append("; the scenario says ").append(count(times));
    }
    return new Finding(holds, words.toString());
  }

  private static String count(long times) {
    return times == 0 ? "never" : times == 1 ? "once" : times + " times";
  }
}
