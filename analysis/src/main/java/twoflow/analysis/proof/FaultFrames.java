package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.Fault;
import twoflow.core.scenario.Scenario;

/**
 * Which frames the faults of a scenario hit: of a lost segment the copies that were followed by
 * another one, as often as the scenario says. What was not repeated was not lost. Those that were
 * sent in an outage. And those in which the relay has passed on what it split or glued.
 */
public final class FaultFrames {

  private final Map<Long, Fault> faults = new HashMap<>();

  /** Finds them in a capture; a scenario has few faults. */
  public FaultFrames(Optional<Scenario> scenario, LinkedCapture capture, List<OneWayFlow> flows) {
    List<Hits> all = new ArrayList<>();
    List<OutageFrames> outages = new ArrayList<>();
    List<Passed> passed = new ArrayList<>();
    for (Fault fault : scenario.map(Scenario::faults).orElse(List.of())) {
      Optional<Way> way = Way.find(capture.connections(), flows, fault.flow(), fault.leg());
      if (way.isPresent()) {
        switch (fault) {
          case Fault.Lose f ->
              all.add(new Hits(f, new Copies(way.get(), scenario.get().place(f.write()))));
          case Fault.LoseSyn f -> all.add(new Hits(f, new Syns(way.get())));
          case Fault.Outage f ->
              outages.add(new OutageFrames(f, way.get(), scenario.get().place(f.write())));
          case Fault.InRelay f ->
              passed.add(new Passed(f, way.get(), ByteRange.of(scenario.get(), f.writes())));
        }
      }
    }
    if (all.isEmpty() && outages.isEmpty() && passed.isEmpty()) {
      return;
    }
    for (long i = 0; i < capture.segments().size(); i++) {
      SegmentRecord segment = capture.segments().get(i);
      all.forEach(hits -> hits.taker().take(segment));
      outages.forEach(outage -> outage.take(segment));
      passed.stream()
          .filter(each -> each.carries(segment))
          .forEach(each -> faults.put(segment.frame(), each.fault()));
    }
    for (OutageFrames outage : outages) {
      outage.lost().forEach(frame -> faults.put(frame, outage.fault()));
    }
    for (Hits hits : all) {
      List<SegmentRecord> copies = hits.taker().all();
      int lost = Math.min(hits.fault().times(), copies.size() - 1);
      for (int i = 0; i < lost; i++) {
        faults.put(copies.get(i).frame(), hits.fault());
      }
    }
  }

  /** What a fault of the network hit. */
  private record Hits(Fault.InNetwork fault, Copied taker) {}

  /** What a fault of the relay hit. */
  private record Passed(Fault.InRelay fault, Way way, ByteRange range) {

    boolean carries(SegmentRecord segment) {
      return way.has(segment) && range.overlaps(segment);
    }
  }

  /** The kind of the fault that hit a frame, as a scenario writes it. */
  public Optional<String> of(long frame) {
    return fault(frame).map(Fault::kind);
  }

  /** The fault that hit a frame. */
  public Optional<Fault> fault(long frame) {
    return Optional.ofNullable(faults.get(frame));
  }

  /** Whether the network lost a frame, behind the place of the capture. */
  public boolean lost(long frame) {
    return faults.get(frame) instanceof Fault.InNetwork;
  }

  /** Whether the network lost any. */
  public boolean anyLost() {
    return faults.values().stream().anyMatch(Fault.InNetwork.class::isInstance);
  }
}
