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
 * another one, as often as the scenario says. What was not repeated was not lost.
 */
public final class FaultFrames {

  private final Map<Long, String> kinds = new HashMap<>();

  /** Finds them in a capture; a scenario has few faults. */
  public FaultFrames(Optional<Scenario> scenario, LinkedCapture capture, List<OneWayFlow> flows) {
    List<Hits> all = new ArrayList<>();
    for (Fault fault : scenario.map(Scenario::faults).orElse(List.of())) {
      Way.find(capture.connections(), flows, fault.flow(), fault.leg())
          .ifPresent(way -> all.add(hits(scenario.get(), fault, way)));
    }
    if (all.isEmpty()) {
      return;
    }
    for (long i = 0; i < capture.segments().size(); i++) {
      SegmentRecord segment = capture.segments().get(i);
      all.forEach(hits -> hits.taker().take(segment));
    }
    for (Hits hits : all) {
      List<SegmentRecord> copies = hits.taker().all();
      int lost = Math.min(hits.fault().times(), copies.size() - 1);
      for (int i = 0; i < lost; i++) {
        kinds.put(copies.get(i).frame(), hits.fault().kind());
      }
    }
  }

  private record Hits(Fault fault, Copied taker) {}

  private static Hits hits(Scenario scenario, Fault fault, Way way) {
    return switch (fault) {
      case Fault.Lose lose -> new Hits(fault, new Copies(way, scenario.place(lose.write())));
      case Fault.LoseSyn syn -> new Hits(fault, new Syns(way));
    };
  }

  /** The kind of the fault that hit a frame, as a scenario writes it. */
  public Optional<String> of(long frame) {
    return Optional.ofNullable(kinds.get(frame));
  }
}
