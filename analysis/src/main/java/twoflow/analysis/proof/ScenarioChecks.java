package twoflow.analysis.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.store.RecordStore;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.core.scenario.Proof;
import twoflow.core.scenario.Scenario;

/**
 * Checks each proof of a scenario on the capture of a run: a check that fails is no complete run.
 */
public final class ScenarioChecks {

  private final Scenario scenario;
  private final LinkedCapture capture;
  private final List<OneWayFlow> flows;
  private final RunClocks clocks;
  private final RecordStore store;

  /**
   * @param flows which ways the rows went
   * @param clocks which times may be compared
   * @param store for what does not fit into memory
   */
  public ScenarioChecks(
      Scenario scenario,
      LinkedCapture capture,
      List<OneWayFlow> flows,
      RunClocks clocks,
      RecordStore store) {
    this.scenario = scenario;
    this.capture = capture;
    this.flows = flows;
    this.clocks = clocks;
    this.store = store;
  }

  /**
   * Checks all proofs.
   *
   * @param events the event file of each role
   */
  public List<Check> check(Map<String, Path> events) throws IOException {
    ProofCheckFactory factory = new ProofCheckFactory(scenario, capture, flows, clocks, store);
    List<Optional<ProofCheck>> all = scenario.proofs().stream().map(factory::check).toList();
    List<ProofCheck> present = all.stream().flatMap(Optional::stream).toList();
    for (long i = 0; i < capture.segments().size(); i++) {
      SegmentRecord segment = capture.segments().get(i);
      present.forEach(check -> check.segment(segment));
    }
    RunEvents.forEach(
        events, capture.connections(), event -> present.forEach(check -> check.event(event)));
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ProofCheck.Finding finding =
          all.get(i)
              .map(ProofCheck::finding)
              .orElse(new ProofCheck.Finding(false, "the capture does not have this connection"));
      Check check =
          finding.holds()
              ? Check.passed(CheckKind.PROOF, "", finding.words())
              : Check.failed(CheckKind.PROOF, "", finding.words(), finding.cause());
      String name = name(scenario.proofs().get(i));
      checks.add(check.named("proof: " + name, "What the scenario says: " + name));
    }
    return checks;
  }

  private static String name(Proof proof) {
    String about =
        switch (proof) {
          case Proof.Repeated p -> p.write() + " " + p.leg().word();
          case Proof.Waits p -> p.write() + " " + p.leg().word();
          case Proof.ReadAtOnce p -> p.write() + " " + p.leg().word();
          case Proof.DuplicateAcks p -> p.write() + " " + p.leg().word();
          case Proof.CarriedBy p -> p.writes() + " " + p.leg().word();
          case Proof.Reset p -> p.row().flow() + " row " + p.row().row();
          case Proof.ResetUnread p -> p.row().flow() + " row " + p.row().row();
          case Proof.ResetAnswered p -> p.row().flow() + " row " + p.row().row();
          case Proof.Coalesced p -> p.flow() + " " + p.leg().word();
          case Proof.AckDelay p -> p.flow() + " " + p.leg().word();
          case Proof.WindowClosed p -> p.flow() + " " + p.leg().word();
          case Proof.KeepAlive p -> p.flow() + " " + p.leg().word();
          case Proof.HalfClose p -> p.flow() + " " + p.leg().word();
          case Proof.Exchange p -> p.flow().name();
          case Proof.LatePackets p -> p.leg().word();
          case Proof.Refused p -> p.flow().name();
          case Proof.SynRepeated p -> p.flow() + " " + p.leg().word();
          case Proof.FullSegments p -> p.flow() + " " + p.leg().word();
          case Proof.RoundTrip p -> p.flow() + " " + p.leg().word();
          case Proof.QueueingDelay p -> p.flow() + " " + p.leg().word();
          case Proof.Handshake p -> p.flow().name();
        };
    return proof.kind() + " " + about;
  }
}
