package twoflow.diff.compare;

import java.util.Optional;

/** How many rows of a flow both runs have, and how many of them are equal. */
final class RowCounts {

  private long first;
  private long second;
  private long equal;

  /** Counts the rows of two streams. */
  void add(StreamPair pair) {
    first += rows(pair.first());
    second += rows(pair.second());
  }

  /** All rows of the streams are equal. */
  void allEqual(StreamPair pair) {
    equal += rows(pair.first());
  }

  /** So many rows of the streams are equal. */
  void equal(long rows) {
    equal += rows;
  }

  Item item(String flow) {
    boolean all = equal == first && equal == second;
    return Item.of(flow + " rows", first, second, all, "DIFFERENT: " + equal + " are equal");
  }

  private static long rows(Optional<SentStream> stream) {
    return stream.map(s -> s.direction().rows().size()).orElse(0L);
  }
}
