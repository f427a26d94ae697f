package twoflow.analysis.proof;

import twoflow.analysis.link.RowTable;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.core.scenario.Proof;

/**
 * How long it takes from the first segment of a row to the last one of the reply, on the sender's
 * connection. The reply to a row is the row of the same number that comes back. It is an exchange
 * only if the next row waits for it.
 */
final class ExchangeCheck implements ProofCheck {

  private static final int MEDIAN = 50;
  private static final int QUARTILE = 25;

  private final Proof.Exchange proof;
  private final RowTable requests;
  private final RowTable replies;

  ExchangeCheck(Way way, Proof.Exchange proof) {
    this.proof = proof;
    this.requests = way.direction().rows();
    this.replies = way.connection().direction(way.leg().reverse()).rows();
  }

  /** The rows have their times. */
  @Override
  public Finding finding() {
    long count = Math.min(requests.size(), replies.size());
    String wanted = "; the scenario says ";
    wanted +=
        proof.medianMin().isZero()
            ? "a quartile of " + ms(proof.quartileMax().toNanos()) + " at most"
            : "a median of " + ms(proof.medianMin().toNanos()) + " at least";
    if (count == 0) {
      return new Finding(false, "no row has a reply" + wanted);
    }
    ExactQuantiles times =
        new ExactQuantiles(consumer -> {
          for (long i = 0; i < count; i++) {
            consumer.accept(replies.lastTimeNs(i) - requests.firstTimeNs(i));
          }
        });
    long medianNs = times.percentile(MEDIAN);
    long quartileNs = times.percentile(QUARTILE);
    long early = firstEarly(count);
    String words = requests.size() + " rows, " + replies.size() + " replies, ";
    words += "a median of " + ms(medianNs) + ", a quartile of " + ms(quartileNs);
    words += " (" + ms(times.min()) + " to " + ms(times.max());
    words += ")" + (early < 0 ? "" : "; row " + (early + 1) + " did not wait for a reply");
    boolean all = requests.size() == replies.size() && early < 0;
    boolean slow = medianNs >= proof.medianMin().toNanos();
    boolean fast = quartileNs <= proof.quartileMax().toNanos();
    return new Finding(all && slow && fast, words + wanted);
  }

  /** The first row that was sent before the reply to the one before, from 0; or -1. */
  private long firstEarly(long count) {
    for (long i = 1; i < count; i++) {
      if (requests.firstTimeNs(i) < replies.lastTimeNs(i - 1)) {
        return i;
      }
    }
    return -1;
  }

  private static String ms(long ns) {
    return Copies.ms(ns);
  }
}
