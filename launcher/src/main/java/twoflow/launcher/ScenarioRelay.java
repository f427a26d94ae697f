package twoflow.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.scenario.Fault;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.WriteRange;

/**
 * Tells the relay what a scenario wants of it: by offsets in the stream, since the relay knows
 * neither rows nor chunks.
 */
final class ScenarioRelay {

  private final Scenario scenario;

  ScenarioRelay(Scenario scenario) {
    this.scenario = scenario;
  }

  /** The relay's options. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (scenario.relay().delayedAck()) {
      arguments.add("--delayed-ack");
    }
    Duration listenAfter = scenario.relay().listenAfter();
    if (!listenAfter.isZero()) {
      arguments.addAll(List.of("--listen-after", listenAfter.toMillis() + "ms"));
    }
    for (Fault fault : scenario.faults()) {
      impairment(fault).ifPresent(words -> arguments.addAll(List.of("--impair", words)));
    }
    return arguments;
  }

  private Optional<String> impairment(Fault fault) {
    return switch (fault) {
      case Fault.Split split -> Optional.of(bytes(split) + ":" + split.partBytes());
      case Fault.Glue glue -> Optional.of(bytes(glue));
      case Fault.InNetwork inNetwork -> Optional.empty();
    };
  }

  private String bytes(Fault.InRelay fault) {
    WriteRange writes = fault.writes();
    long first = scenario.place(writes.first()).firstSeq();
    long last = scenario.place(writes.last()).lastSeq();
    return fault.kind() + ":" + fault.flow() + ":" + first + ".." + last;
  }
}
