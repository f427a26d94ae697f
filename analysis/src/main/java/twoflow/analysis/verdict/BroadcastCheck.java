package twoflow.analysis.verdict;

import twoflow.analysis.link.Broadcasts;

/**
 * Whether each message of the introductory demo reached every other member once, unchanged and in
 * order.
 */
final class BroadcastCheck {

  private BroadcastCheck() {}

  static void check(CheckList checks, Broadcasts broadcasts) {
    String counts =
        broadcasts.sent()
            + " messages of "
            + broadcasts.members()
            + " members, "
            + broadcasts.delivered()
            + " broadcasts";
    if (broadcasts.sent() == 0) {
      checks.failed(
          CheckKind.BROADCASTS, counts, "nobody said anything, or the capture does not have it");
      return;
    }
    boolean ok = broadcasts.faults().isEmpty();
    String compared =
        broadcasts.allCompared() ? "" : " (the first texts were compared, all were counted)";
    checks.check(
        CheckKind.BROADCASTS,
        "",
        ok,
        ok
            ? counts + ": each reached every other member, unchanged" + compared
            : counts + ": " + CheckText.some(broadcasts.faults()),
        "a member joined late or left early (a server without --clients allows that), or packets"
            + " are missing in the capture");
  }
}
