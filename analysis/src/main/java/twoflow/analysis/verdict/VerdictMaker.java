package twoflow.analysis.verdict;

import java.io.IOException;
import twoflow.analysis.link.Lane;

/** Judges a run: from the file as a whole down to its rows and events. */
public final class VerdictMaker {

  /** The verdict on a run. */
  public Verdict judge(RunFacts facts) throws IOException {
    Findings findings = new Findings();
    new FileChecks(facts.capture().summary(), facts.captureLog()).check(findings);
    new ConnectionChecks(facts.capture(), facts.unpaired(), facts.input().relayPorts())
        .check(findings);
    new ForeignPeerCheck(facts).check(findings);
    facts
        .inputFaults()
        .forEach((flow, fault) ->
            findings.failed(flow + " CSV", fault, "the run's copy was changed or is not a CSV"));
    RowChecks rows = new RowChecks(facts.input());
    for (Lane lane : facts.lanes()) {
      rows.check(findings, lane);
    }
    checkUnsentFlows(findings, facts);
    if (facts.events().isPresent()) {
      new EventChecks(facts.events().get()).check(findings, facts.lanes());
    } else {
      findings.passed("event files", "there are none: judged by the capture and the CSV files");
    }
    return new Verdict(findings.checks());
  }

  /** A CSV file whose flow is not in the capture at all. */
  private static void checkUnsentFlows(Findings findings, RunFacts facts) {
    for (String flow : facts.input().rowInputs().keySet()) {
      if (facts.lanes().stream().noneMatch(lane -> lane.flow().equals(flow))) {
        long rows = facts.input().rows(flow).orElseThrow().rows();
        findings.failed(
            flow + " rows linked",
            "0 of " + rows,
            "no byte of this flow was captured: did its clients and the relay run?");
      }
    }
  }
}
