package twoflow.core.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.row.Flow;

/** Reads the conditions on the capture. */
final class ProofReader {

  private static final int MAX_PROOFS = 50;
  private static final int MAX_COUNT = 1_000_000;
  private static final int MAX_SEGMENT_BYTES = 65_535;
  private static final double MIN_FACTOR = 1.01;
  private static final double MAX_FACTOR = 1_000_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final String[] KINDS = {
    "repeated",
    "waits",
    "read-at-once",
    "duplicate-acks",
    "carried-by",
    "reset",
    "reset-unread",
    "reset-answered",
    "coalesced",
    "ack-delay",
    "exchange",
    "window-closed",
    "keep-alive",
    "half-close",
    "refused",
    "syn-repeated",
    "full-segments",
    "round-trip",
    "queueing-delay",
    "late-packets",
    "handshake"
  };

  private final Path file;
  private final NamedWrites writes;

  /** The lines of the proofs about a call. */
  private final List<Integer> callLines = new ArrayList<>();

  ProofReader(Path file, NamedWrites writes) {
    this.file = file;
    this.writes = writes;
  }

  /** Reads the list below the key {@code proof}. */
  List<Proof> read(Fields scenario) throws ScenarioException {
    List<Proof> proofs = new ArrayList<>();
    for (YamlNode item : scenario.items("proof", MAX_PROOFS)) {
      Fields kinds = new Fields(file, item, "a proof", KINDS);
      if (kinds.keys().size() != 1) {
        throw kinds.fault(kinds.line(), "a proof has one kind: begin each with a dash");
      }
      proofs.add(proof(kinds, kinds.keys().getFirst()));
    }
    return proofs;
  }

  private Proof proof(Fields kinds, String kind) throws ScenarioException {
    return switch (kind) {
      case "repeated" -> {
        Fields f = ofWrite(kinds, kind, "times");
        int times = (int) f.integer("times", 1, MAX_COUNT);
        yield new Proof.Repeated(writes.write(f), NamedWrites.leg(f), times);
      }
      case "waits" -> waits(ofWrite(kinds, kind, "factor-min", "factor-max"));
      case "read-at-once" -> {
        Fields f = ofWrite(kinds, kind, "chunks-min");
        int chunks = (int) f.integer("chunks-min", 2, MAX_COUNT);
        yield new Proof.ReadAtOnce(writes.write(f), NamedWrites.leg(f), chunks);
      }
      case "duplicate-acks" -> {
        Fields f = ofWrite(kinds, kind, "count");
        int count = (int) f.integer("count", 1, MAX_COUNT);
        yield new Proof.DuplicateAcks(writes.write(f), NamedWrites.leg(f), count);
      }
      case "carried-by" -> {
        Fields f = kinds.fields(kind, NamedWrites.rangeAnd("leg", "segments"));
        int segments = (int) f.integer("segments", 1, MAX_COUNT);
        yield new Proof.CarriedBy(writes.range(f), NamedWrites.leg(f), segments);
      }
      case "reset", "reset-unread", "reset-answered" ->
          reset(kind, kinds.fields(kind, "flow", "row"));
      case "coalesced" ->
          coalesced(kinds.fields(kind, "flow", "leg", "segments-min", "segments-max"));
      case "ack-delay" -> ackDelay(kinds.fields(kind, "flow", "leg", "longest-min", "median-max"));
      case "exchange" -> exchange(kinds.fields(kind, "flow", "median-min", "quartile-max"));
      case "window-closed", "half-close" -> {
        Fields f = kinds.fields(kind, "flow", "leg", "min");
        Duration min = f.duration("min", Duration.ofMillis(1), LONGEST);
        yield kind.equals("half-close")
            ? new Proof.HalfClose(NamedWrites.flow(f), NamedWrites.leg(f), min)
            : new Proof.WindowClosed(NamedWrites.flow(f), NamedWrites.leg(f), min);
      }
      case "keep-alive" -> {
        Fields f = kinds.fields(kind, "flow", "leg", "probes-min");
        int probes = (int) f.integer("probes-min", 1, MAX_COUNT);
        yield new Proof.KeepAlive(NamedWrites.flow(f), NamedWrites.leg(f), probes);
      }
      case "refused" -> {
        Fields f = kinds.fields(kind, "flow", "attempts-min");
        int attempts = (int) f.integer("attempts-min", 1, MAX_COUNT);
        yield new Proof.Refused(NamedWrites.flow(f), attempts);
      }
      case "syn-repeated" -> {
        Fields f = kinds.fields(kind, "flow", "leg", "times-min");
        int times = (int) f.integer("times-min", 1, MAX_COUNT);
        yield new Proof.SynRepeated(NamedWrites.flow(f), NamedWrites.leg(f), times);
      }
      case "full-segments" -> {
        Fields f = kinds.fields(kind, "flow", "leg", "bytes", "count-min");
        int bytes = (int) f.integer("bytes", 1, MAX_SEGMENT_BYTES);
        int count = (int) f.integer("count-min", 1, MAX_COUNT);
        yield new Proof.FullSegments(NamedWrites.flow(f), NamedWrites.leg(f), bytes, count);
      }
      case "round-trip", "queueing-delay" ->
          during(kind, kinds.fields(kind, "flow", "leg", "during", "factor-min"));
      case "late-packets" ->
          latePackets(kinds.fields(kind, "leg", "playout", "packets-min", "packets-max"));
      default -> handshake(kinds.fields(kind, "flow", "min", "max"));
    };
  }

  private static Fields ofWrite(Fields kinds, String kind, String... more)
      throws ScenarioException {
    List<String> known = new ArrayList<>(List.of("flow", "leg", "row", "chunk"));
    known.addAll(List.of(more));
    return kinds.fields(kind, known.toArray(String[]::new));
  }

  private Proof reset(String kind, Fields f) throws ScenarioException {
    WriteName row = writes.insteadOf(f);
    return switch (kind) {
      case "reset" -> new Proof.Reset(row);
      case "reset-unread" -> new Proof.ResetUnread(row);
      default -> new Proof.ResetAnswered(row);
    };
  }

  private Proof waits(Fields f) throws ScenarioException {
    double min = f.decimal("factor-min", MIN_FACTOR, MAX_FACTOR);
    double max = f.decimal("factor-max", MIN_FACTOR, MAX_FACTOR);
    if (max < min) {
      throw f.fault(f.line("factor-max"), "factor-max: it is less than factor-min");
    }
    return new Proof.Waits(writes.write(f), NamedWrites.leg(f), min, max);
  }

  private static Proof coalesced(Fields f) throws ScenarioException {
    requireEither(f, "segments-min", "segments-max");
    int min = f.has("segments-min") ? (int) f.integer("segments-min", 1, MAX_COUNT) : 0;
    int max = f.has("segments-max") ? (int) f.integer("segments-max", 0, MAX_COUNT) : MAX_COUNT;
    return new Proof.Coalesced(NamedWrites.flow(f), NamedWrites.leg(f), min, max);
  }

  private static Proof ackDelay(Fields f) throws ScenarioException {
    requireEither(f, "longest-min", "median-max");
    Duration longestMin = bound(f, "longest-min", Duration.ZERO);
    Duration medianMax = bound(f, "median-max", LONGEST);
    return new Proof.AckDelay(NamedWrites.flow(f), NamedWrites.leg(f), longestMin, medianMax);
  }

  private static Proof exchange(Fields f) throws ScenarioException {
    requireEither(f, "median-min", "quartile-max");
    Duration medianMin = bound(f, "median-min", Duration.ZERO);
    Duration quartileMax = bound(f, "quartile-max", LONGEST);
    return new Proof.Exchange(NamedWrites.flow(f), medianMin, quartileMax);
  }

  private static Duration bound(Fields f, String key, Duration otherwise) throws ScenarioException {
    return f.has(key) ? f.duration(key, Duration.ofMillis(1), LONGEST) : otherwise;
  }

  private static void requireEither(Fields f, String min, String max) throws ScenarioException {
    if (f.has(min) == f.has(max)) {
      throw f.fault(f.line(), "either '" + min + "' or '" + max + "' is needed");
    }
  }

  private Proof during(String kind, Fields f) throws ScenarioException {
    Fields during = f.fields("during", "flow", "row");
    WriteName row = writes.rowOf(during);
    if (row.flow() == NamedWrites.flow(f)) {
      throw during.fault(during.line("flow"), "during: a row of the other flow is needed");
    }
    double factor = f.decimal("factor-min", MIN_FACTOR, MAX_FACTOR);
    Flow flow = NamedWrites.flow(f);
    ScenarioLeg leg = NamedWrites.leg(f);
    return kind.equals("round-trip")
        ? new Proof.RoundTrip(flow, leg, row, factor)
        : new Proof.QueueingDelay(flow, leg, row, factor);
  }

  private Proof latePackets(Fields f) throws ScenarioException {
    if (!f.has("packets-min") && !f.has("packets-max")) {
      throw f.fault(f.line(), "'packets-min' or 'packets-max' is needed");
    }
    int min = f.has("packets-min") ? (int) f.integer("packets-min", 1, MAX_COUNT) : 0;
    int max =
        f.has("packets-max") ? (int) f.integer("packets-max", 0, MAX_COUNT) : Proof.LatePackets.ANY;
    if (max < min) {
      throw f.fault(f.line("packets-max"), "packets-max: it is less than packets-min");
    }
    Duration playout = f.duration("playout", Duration.ofMillis(1), LONGEST);
    callLines.add(f.line());
    return new Proof.LatePackets(NamedWrites.leg(f), playout, min, max);
  }

  /**
   * Checks that there is a call whose packets can be late.
   *
   * @param voip the options of the client that speaks
   */
  void checkCalls(SendOptions voip) throws ScenarioException {
    if (!callLines.isEmpty() && voip.call().isEmpty()) {
      throw new ScenarioException(
          file, callLines.getFirst(), "late-packets: it needs codec: pcmu or pcma in client-voip");
    }
  }

  private static Proof handshake(Fields f) throws ScenarioException {
    Duration min = f.duration("min", Duration.ofMillis(1), LONGEST);
    Duration max = f.duration("max", Duration.ofMillis(1), LONGEST);
    if (max.compareTo(min) < 0) {
      throw f.fault(f.line("max"), "max: it is less than min");
    }
    return new Proof.Handshake(NamedWrites.flow(f), min, max);
  }
}
