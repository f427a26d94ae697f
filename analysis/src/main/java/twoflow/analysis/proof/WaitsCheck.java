package twoflow.analysis.proof;

import java.util.List;
import java.util.Locale;
import twoflow.analysis.link.SegmentRecord;

/** Whether the waits before the repetitions of a write grow by a factor (RFC 6298, 5.5). */
final class WaitsCheck implements ProofCheck {

  private final Copies copies;
  private final double factorMin;
  private final double factorMax;

  WaitsCheck(Copies copies, double factorMin, double factorMax) {
    this.copies = copies;
    this.factorMin = factorMin;
    this.factorMax = factorMax;
  }

  @Override
  public void segment(SegmentRecord segment) {
    copies.take(segment);
  }

  @Override
  public Finding finding() {
    List<Long> waits = copies.waitsNs();
    if (waits.size() < 2) {
      return new Finding(
          false, copies.words() + ": two repetitions at least are needed to compare the waits");
    }
    StringBuilder words = new StringBuilder("waits of ");
    words.append(String.join(", ", waits.stream().map(Copies::ms).toList())).append(": times");
    boolean holds = true;
    for (int i = 1; i < waits.size(); i++) {
      double factor = (double) waits.get(i) / waits.get(i - 1);
      holds &= factor >= factorMin && factor <= factorMax;
      words.append(String.format(Locale.ROOT, "%s %.2f", i == 1 ? "" : ",", factor));
    }
    words.append("; the scenario says ").append(factorMin).append(" to ").append(factorMax);
    return new Finding(holds, words.toString());
  }
}
