package twoflow.core.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.row.Flow;

/** Reads what goes wrong. */
final class FaultReader {

  private static final int MAX_FAULTS = 50;

  /** Linux gives a SYN up after six repetitions (tcp_syn_retries, tcp(7)). */
  private static final int MAX_SYN_TIMES = 5;

  private static final int MAX_TIMES = 6;
  private static final int MAX_PART_BYTES = 65_536;

  /** The kernel's clock has ticks of up to 10 ms. */
  private static final Duration SHORTEST_OUTAGE = Duration.ofMillis(50);

  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

  private final Path file;
  private final NamedWrites writes;
  private final List<FaultRules.Entry> entries = new ArrayList<>();

  FaultReader(Path file, NamedWrites writes) {
    this.file = file;
    this.writes = writes;
  }

  /** Reads the list below the key {@code faults}, if it is there. */
  void read(Fields scenario) throws ScenarioException {
    if (!scenario.has("faults")) {
      return;
    }
    for (YamlNode item : scenario.items("faults", MAX_FAULTS)) {
      Fields kinds =
          new Fields(file, item, "a fault", "lose", "outage", "lose-syn", "split", "glue");
      if (kinds.keys().size() != 1) {
        throw kinds.fault(kinds.line(), "a fault has one kind: begin each with a dash");
      }
      Fault fault =
          switch (kinds.keys().getFirst()) {
            case "lose" -> lose(kinds);
            case "outage" -> outage(kinds);
            case "lose-syn" -> loseSyn(kinds);
            case "split" -> split(kinds);
            default -> glue(kinds);
          };
      entries.add(new FaultRules.Entry(fault, kinds.line()));
    }
  }

  private Fault lose(Fields kinds) throws ScenarioException {
    Fields fields = kinds.fields("lose", "flow", "row", "chunk", "leg", "times");
    WriteName write = writes.write(fields);
    int times = fields.has("times") ? (int) fields.integer("times", 1, MAX_TIMES) : 1;
    return new Fault.Lose(write, NamedWrites.leg(fields), times);
  }

  private Fault outage(Fields kinds) throws ScenarioException {
    Fields fields = kinds.fields("outage", "flow", "row", "chunk", "leg", "time");
    WriteName write = writes.write(fields);
    Duration time = fields.duration("time", SHORTEST_OUTAGE, LONGEST_OUTAGE);
    return new Fault.Outage(write, NamedWrites.leg(fields), time);
  }

  private Fault loseSyn(Fields kinds) throws ScenarioException {
    Fields fields = kinds.fields("lose-syn", "flow", "leg", "times");
    Flow flow = NamedWrites.flow(fields);
    ScenarioLeg leg = fields.has("leg") ? NamedWrites.leg(fields) : ScenarioLeg.CLIENT_RELAY;
    int times = fields.has("times") ? (int) fields.integer("times", 1, MAX_SYN_TIMES) : 1;
    return new Fault.LoseSyn(flow, leg, times);
  }

  private Fault split(Fields kinds) throws ScenarioException {
    Fields fields = kinds.fields("split", NamedWrites.rangeAnd("part-bytes"));
    WriteRange range = writes.range(fields);
    boolean given = fields.has("part-bytes");
    int part = given ? (int) fields.integer("part-bytes", 1, MAX_PART_BYTES) : 1;
    return new Fault.Split(range, part);
  }

  private Fault glue(Fields kinds) throws ScenarioException {
    Fields fields = kinds.fields("glue", NamedWrites.rangeAnd());
    WriteRange range = writes.range(fields);
    if (range.first().equals(range.last())) {
      String key = range.flow() == Flow.CHAT ? "to-row" : "to-chunk";
      throw fields.fault(fields.line(), "glue: two writes at least are needed: add '" + key + "'");
    }
    return new Fault.Glue(range);
  }

  /** The faults, in the order of the writes that they hit; once the writes are found. */
  List<Fault> checked(NetworkConditions network) throws ScenarioException {
    return new FaultRules(file, writes, network).checked(entries);
  }
}
