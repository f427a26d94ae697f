package twoflow.analysis.verdict;

import java.io.IOException;
import twoflow.analysis.link.OneWayFlow;

/** Judges a run: from the file as a whole down to its rows and events. */
public final class VerdictBuilder {

  /** The verdict on a run. */
  public Verdict build(RunFacts facts) throws IOException {
    CheckList checks = new CheckList();
    new FileChecks(facts.capture().summary(), facts.captureLog()).check(checks);
    new ConnectionChecks(facts.capture(), facts.unpaired(), facts.input().relayPorts())
        .check(checks);
    new ForeignPeerCheck(facts).check(checks);
    facts
        .inputFaults()
        .forEach((flow, fault) ->
            checks.failed(flow + " CSV", fault, "the run's copy was changed or is not a CSV"));
    RowChecks rows = new RowChecks(facts.input(), facts.firstUnsent());
    for (OneWayFlow oneWay : facts.oneWayFlows()) {
      rows.check(checks, oneWay);
    }
    checkUnsentFlows(checks, facts);
    if (facts.events().isPresent()) {
      new EventChecks(facts.events().get()).check(checks, facts.oneWayFlows());
    } else {
      checks.passed("event files", "there are none: judged by the capture and the CSV files");
    }
    return new Verdict(checks.toList());
  }

  /** A CSV file whose flow is not in the capture at all. */
  private static void checkUnsentFlows(CheckList checks, RunFacts facts) {
    for (String flow : facts.input().rowInputs().keySet()) {
      if (facts.oneWayFlows().stream().noneMatch(oneWay -> oneWay.flow().equals(flow))) {
        long rows = facts.input().rows(flow).orElseThrow().rows();
        checks.failed(
            flow + " rows linked",
            "0 of " + rows,
            "no byte of this flow was captured: did its clients and the relay run?");
      }
    }
  }
}
