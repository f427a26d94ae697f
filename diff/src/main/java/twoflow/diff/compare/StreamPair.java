package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import twoflow.analysis.link.Leg;

/**
 * The stream that goes the same way in both runs.
 *
 * @param flow the flow's name
 * @param leg on which leg
 * @param first that of the first run; empty when the run has none
 * @param second that of the second run
 */
record StreamPair(String flow, Leg leg, Optional<SentStream> first, Optional<SentStream> second) {

  /** Which streams belong together: by flow, leg, and client; without names, in their order. */
  private record Key(String flow, Leg leg, String client) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::flow).thenComparing(Key::leg).thenComparing(Key::client);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Pairs the streams of two runs, ordered by flow, leg and client. */
  static List<StreamPair> of(List<SentStream> first, List<SentStream> second) {
    boolean named = isNamed(first) && isNamed(second);
    Map<Key, SentStream> ofFirst = byKey(first, named);
    Map<Key, SentStream> ofSecond = byKey(second, named);
    Map<Key, SentStream> all = new TreeMap<>(ofFirst);
    ofSecond.forEach(all::putIfAbsent);
    List<StreamPair> pairs = new ArrayList<>();
    for (Key key : all.keySet()) {
      pairs.add(
          new StreamPair(
              key.flow(),
              key.leg(),
              Optional.ofNullable(ofFirst.get(key)),
              Optional.ofNullable(ofSecond.get(key))));
    }
    return pairs;
  }

  /** Whether each has the name of its client, and no other one on its way has it. */
  private static boolean isNamed(List<SentStream> streams) {
    return streams.stream().noneMatch(stream -> stream.role().isEmpty())
        && byKey(streams, true).size() == streams.size();
  }

  private static Map<Key, SentStream> byKey(List<SentStream> streams, boolean named) {
    Map<Key, SentStream> byKey = new TreeMap<>();
    Map<Key, Integer> counts = new TreeMap<>();
    for (SentStream stream : streams) {
      int number = counts.merge(new Key(stream.flow(), stream.leg(), ""), 1, Integer::sum);
      // With as many digits for each, so that 10 comes after 9.
      String client = named ? stream.role() : String.format("%08d", number);
      byKey.putIfAbsent(new Key(stream.flow(), stream.leg(), client), stream);
    }
    return byKey;
  }

  /** Whether both have the same bytes, and the captures show all of them. */
  boolean sameBytes() {
    return first.isPresent()
        && second.isPresent()
        && first.get().whole()
        && second.get().whole()
        && first.get().direction().bytes() == second.get().direction().bytes()
        && first.get().direction().sha256Hex().equals(second.get().direction().sha256Hex());
  }
}
