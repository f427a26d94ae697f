package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RowTable;
import twoflow.analysis.link.StreamDirection;
import twoflow.analysis.store.RecordStore;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Proof;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioLeg;
import twoflow.core.scenario.WriteName;
import twoflow.core.scenario.WriteRange;

/** Makes the check of each proof: on which connection of the capture, for which bytes. */
final class ProofCheckFactory {

  private final Scenario scenario;
  private final LinkedCapture capture;
  private final List<OneWayFlow> flows;
  private final RunClocks clocks;
  private final RecordStore store;
  private final List<Copies> repeated;

  ProofCheckFactory(
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
    this.repeated = repeated();
  }

  /** What the scenario says is repeated: no proof takes it for something else. */
  private List<Copies> repeated() {
    List<Copies> repeated = new ArrayList<>();
    for (Proof proof : scenario.proofs()) {
      if (proof instanceof Proof.Repeated p) {
        copies(p.write(), p.leg()).ifPresent(repeated::add);
      }
    }
    return repeated;
  }

  /** The check of a proof; empty when the capture does not have its connection. */
  Optional<ProofCheck> check(Proof proof) {
    return switch (proof) {
      case Proof.Repeated p ->
          copies(p.write(), p.leg()).map(c -> new RepeatedCheck(c, repeated, p.times()));
      case Proof.Waits p ->
          copies(p.write(), p.leg()).map(c -> new WaitsCheck(c, p.factorMin(), p.factorMax()));
      case Proof.ReadAtOnce p -> readAtOnce(p);
      case Proof.DuplicateAcks p ->
          way(p.write().flow(), p.leg())
              .map(way ->
                  new DuplicateAcksCheck(copies(p.write(), p.leg()).orElseThrow(), way, p.count()));
      case Proof.CarriedBy p ->
          way(p.writes().flow(), p.leg())
              .map(way ->
                  new CarriedByCheck(
                      way, p.writes(), ByteRange.of(scenario, p.writes()), p.segments()));
      case Proof.Reset p -> reset(p);
      case Proof.ResetUnread p -> receiverReset(p.row(), false);
      case Proof.ResetAnswered p -> receiverReset(p.row(), true);
      case Proof.Coalesced p -> way(p.flow(), p.leg()).map(way -> new CoalescedCheck(way, p));
      case Proof.AckDelay p -> way(p.flow(), p.leg()).map(way -> new AckDelayCheck(way, p, store));
      case Proof.WindowClosed p ->
          way(p.flow(), p.leg()).map(way -> new WindowClosedCheck(way, p.min()));
      case Proof.KeepAlive p ->
          way(p.flow(), p.leg()).map(way -> new KeepAliveCheck(way, p.probesMin()));
      case Proof.HalfClose p -> way(p.flow(), p.leg()).map(way -> new HalfCloseCheck(way, p.min()));
      case Proof.Exchange p ->
          way(p.flow(), ScenarioLeg.CLIENT_RELAY).map(way -> new ExchangeCheck(way, p));
      case Proof.LatePackets p -> latePackets(p);
      case Proof.Refused p -> refused(p);
      case Proof.SynRepeated p ->
          way(p.flow(), p.leg()).map(way -> new SynRepeatedCheck(way, p.timesMin()));
      case Proof.FullSegments p ->
          way(p.flow(), p.leg()).map(way -> new FullSegmentsCheck(way, p.bytes(), p.countMin()));
      case Proof.RoundTrip p -> roundTrip(p);
      case Proof.QueueingDelay p -> queueingDelay(p);
      case Proof.Handshake p -> handshake(p);
    };
  }

  private Optional<ProofCheck> readAtOnce(Proof.ReadAtOnce p) {
    Optional<StreamDirection> origin =
        way(p.write().flow(), ScenarioLeg.CLIENT_RELAY).map(Way::direction);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    return way(p.write().flow(), p.leg())
        .map(way ->
            new ReadAtOnceCheck(
                copies(p.write(), p.leg()).orElseThrow(),
                way,
                origin.get().writes(),
                scenario.place(p.write()),
                p.chunksMin(),
                clocks));
  }

  private Optional<ProofCheck> reset(Proof.Reset p) {
    Optional<Way> second = way(p.row().flow(), ScenarioLeg.RELAY_CLIENT);
    if (second.isEmpty()) {
      return Optional.empty();
    }
    long seq = scenario.place(p.row()).firstSeq();
    return way(p.row().flow(), ScenarioLeg.CLIENT_RELAY)
        .map(first -> new ResetCheck(first, second.get(), p.row(), seq));
  }

  private Optional<ProofCheck> receiverReset(WriteName row, boolean answers) {
    Optional<Way> first = way(row.flow(), ScenarioLeg.CLIENT_RELAY);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    ByteRange range = ByteRange.of(scenario, new WriteRange(row, row));
    return way(row.flow(), ScenarioLeg.RELAY_CLIENT)
        .map(second -> new ReceiverResetCheck(first.get(), second, range, answers));
  }

  private Optional<ProofCheck> roundTrip(Proof.RoundTrip p) {
    return medians(p.during())
        .flatMap(medians ->
            way(p.flow(), p.leg()).map(way -> new RoundTripCheck(way, medians, p.factorMin())));
  }

  private Optional<ProofCheck> queueingDelay(Proof.QueueingDelay p) {
    return medians(p.during())
        .flatMap(medians ->
            way(p.flow(), p.leg())
                .map(way -> new QueueingDelayCheck(way, medians, p.factorMin(), clocks)));
  }

  private Optional<ProofCheck> latePackets(Proof.LatePackets p) {
    Optional<Way> first = way(Flow.VOIP, ScenarioLeg.CLIENT_RELAY);
    Optional<Way> way = way(Flow.VOIP, p.leg());
    Optional<CallStream> call = way.flatMap(found -> found.direction().call());
    if (first.isEmpty() || call.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LatePacketsCheck(call.get().packets(), first.get().direction().writes(), p));
  }

  /** Compares what happens while a row is on its way to its receiver. */
  private Optional<Medians> medians(WriteName during) {
    long seq = scenario.place(during).firstSeq();
    Optional<RowTable> first = rows(during.flow(), ScenarioLeg.CLIENT_RELAY);
    Optional<RowTable> second = rows(during.flow(), ScenarioLeg.RELAY_CLIENT);
    if (first.isEmpty()
        || second.isEmpty()
        || first.get().find(seq) < 0
        || second.get().find(seq) < 0) {
      return Optional.empty();
    }
    long firstNs = first.get().firstTimeNs(first.get().find(seq));
    long lastNs = second.get().lastTimeNs(second.get().find(seq));
    return Optional.of(new Medians(new Medians.Span(firstNs, lastNs), store));
  }

  private Optional<RowTable> rows(Flow flow, ScenarioLeg leg) {
    return way(flow, leg).map(way -> way.direction().rows());
  }

  /** A refused attempt is a connection of its own, which the relay joins to no other. */
  private Optional<ProofCheck> refused(Proof.Refused p) {
    List<LabConnection> connections = capture.connections();
    Set<Integer> refused =
        IntStream.range(0, connections.size())
            .filter(i -> connections.get(i).refused())
            .filter(i -> connections.get(i).flow().equals(p.flow().name()))
            .boxed()
            .collect(Collectors.toSet());
    return way(p.flow(), ScenarioLeg.CLIENT_RELAY)
        .map(way -> new RefusedCheck(refused, way, p.attemptsMin()));
  }

  private Optional<ProofCheck> handshake(Proof.Handshake p) {
    List<Way> ways = new ArrayList<>();
    for (ScenarioLeg leg : ScenarioLeg.values()) {
      way(p.flow(), leg).ifPresent(ways::add);
    }
    return ways.size() < ScenarioLeg.values().length
        ? Optional.empty()
        : Optional.of(new HandshakeCheck(ways, p.min(), p.max()));
  }

  private Optional<Copies> copies(WriteName write, ScenarioLeg leg) {
    return way(write.flow(), leg).map(way -> new Copies(way, scenario.place(write)));
  }

  private Optional<Way> way(Flow flow, ScenarioLeg leg) {
    return Way.find(capture.connections(), flows, flow, leg);
  }
}
