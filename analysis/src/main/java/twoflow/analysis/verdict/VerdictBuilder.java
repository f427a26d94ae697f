package twoflow.analysis.verdict;

import java.io.IOException;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RunKind;

/** Judges a run: from the file as a whole down to its rows and events. */
public final class VerdictBuilder {

  /** The verdict on a run. */
  public Verdict build(RunFacts facts) throws IOException {
    CheckList checks = new CheckList();
    new FileChecks(facts.capture().summary(), facts.captureLog()).check(checks);
    new ConnectionChecks(facts).check(checks);
    if (facts.kind() == RunKind.CHAT_DEMO) {
      BroadcastCheck.check(checks, facts.broadcasts());
    } else {
      checkRelay(checks, facts);
    }
    if (facts.events().isPresent()) {
      new EventChecks(facts.events().get(), facts.earlyEnds()).check(checks, facts.oneWayFlows());
    } else {
      checks.passed(
          CheckKind.EVENT_FILES,
          facts.kind() == RunKind.CHAT_DEMO
              ? "there are none: judged by the capture alone"
              : "there are none: judged by the capture and the CSV files");
    }
    noteClocks(checks, facts.clocks());
    return new Verdict(checks.toList());
  }

  /** What is compared and what is not, where times are of several clocks. */
  private static void noteClocks(CheckList checks, RunClocks clocks) {
    if (clocks.differ()) {
      checks.passed(
          CheckKind.CLOCKS,
          "those of "
              + clocks.words()
              + " differ: only times of one clock are compared, frames with frames and sent with due");
    }
  }

  private static void checkRelay(CheckList checks, RunFacts facts) {
    new ForeignPeerCheck(facts).check(checks);
    facts
        .inputFaults()
        .forEach((flow, fault) ->
            checks.failed(
                CheckKind.INPUT, flow, fault, "the run's copy was changed or is not a CSV"));
    RowChecks rows = new RowChecks(facts.input(), facts.earlyEnds());
    for (OneWayFlow oneWay : facts.oneWayFlows()) {
      rows.check(checks, oneWay);
    }
    checkUnsentFlows(checks, facts);
  }

  /** A CSV file whose flow is not in the capture at all. */
  private static void checkUnsentFlows(CheckList checks, RunFacts facts) {
    for (String flow : facts.input().rowInputs().keySet()) {
      if (facts.oneWayFlows().stream().noneMatch(oneWay -> oneWay.flow().equals(flow))) {
        long rows = facts.input().rows(flow).orElseThrow().rows();
        checks.failed(
            CheckKind.LINKS,
            flow,
            "0 of " + rows,
            "no byte of this flow was captured: did its clients and the relay run?");
      }
    }
  }
}
