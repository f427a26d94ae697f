package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;

/**
 * The streams of a flow on one leg, of all its sessions.
 *
 * @param flow the flow's name
 * @param leg the leg
 * @param pairs the streams, at least one
 */
record PairGroup(String flow, Leg leg, List<StreamPair> pairs) {

  private record Key(String flow, Leg leg) {}

  /** Groups the pairs; they keep their order. */
  static List<PairGroup> of(List<StreamPair> pairs) {
    Map<Key, List<StreamPair>> groups = new LinkedHashMap<>();
    for (StreamPair pair : pairs) {
      groups.computeIfAbsent(new Key(pair.flow(), pair.leg()), key -> new ArrayList<>()).add(pair);
    }
    return groups.entrySet().stream()
        .map(group -> new PairGroup(group.getKey().flow(), group.getKey().leg(), group.getValue()))
        .toList();
  }

  /** What its items are called. */
  String name(String what, RunKind kind) {
    return flow + " " + what + " " + kind.arrow(leg);
  }

  /** The bytes of both runs. */
  Item bytes(RunKind kind) {
    return Item.of(
        name("bytes", kind),
        sum(StreamPair::first, stream -> stream.direction().bytes()),
        sum(StreamPair::second, stream -> stream.direction().bytes()),
        sameBytes(),
        cause());
  }

  /** Whether all have the same bytes in both runs. */
  boolean sameBytes() {
    return pairs.stream().allMatch(StreamPair::sameBytes);
  }

  private String cause() {
    if (pairs.stream().anyMatch(pair -> pair.first().isEmpty() || pair.second().isEmpty())) {
      return "DIFFERENT: one run has more connections";
    }
    boolean whole =
        pairs.stream().allMatch(p -> p.first().get().whole() && p.second().get().whole());
    return whole ? "DIFFERENT" : "NOT KNOWN: bytes are missing in a capture";
  }

  /** The sum over all streams of one run; "-" when it has none. */
  String sum(Function<StreamPair, Optional<SentStream>> run, ToLongFunction<SentStream> figure) {
    List<SentStream> streams = pairs.stream().map(run).flatMap(Optional::stream).toList();
    return streams.isEmpty() ? "-" : "" + streams.stream().mapToLong(figure).sum();
  }
}
