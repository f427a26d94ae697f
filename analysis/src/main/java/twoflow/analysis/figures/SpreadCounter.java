package twoflow.analysis.figures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;

/** Takes values that are not negative, and says how they are spread; its memory is bounded. */
final class SpreadCounter {

  /** With more different values, those alike in their leading digits are counted as one. */
  private static final int MAX_VALUES = 2_000;

  private static final int RADIX = 10;

  private final RecordList values;
  private TreeMap<Long, Long> counts = new TreeMap<>();

  /** The power of ten below which all digits of a value are kept. */
  private long exactBelow = Long.MAX_VALUE;

  SpreadCounter(RecordStore store) {
    values = store.list(1);
  }

  void add(long value) {
    values.add(value);
    counts.merge(leading(value), 1L, Long::sum);
    while (counts.size() > MAX_VALUES) {
      coarsen();
    }
  }

  long size() {
    return values.size();
  }

  Spread spread() {
    if (values.size() == 0) {
      return new Spread(0, 0, 0, 0, List.of());
    }
    ExactQuantiles quantiles =
        new ExactQuantiles(consumer -> {
          for (long i = 0; i < values.size(); i++) {
            consumer.accept(values.get(i, 0));
          }
        });
    List<Spread.Count> each =
        counts.entrySet().stream().map(e -> new Spread.Count(e.getKey(), e.getValue())).toList();
    return new Spread(
        quantiles.count(), quantiles.min(), quantiles.percentile(50), quantiles.max(), each);
  }

  /** Keeps one digit less. */
  private void coarsen() {
    exactBelow = exactBelow == Long.MAX_VALUE ? firstBound() : exactBelow / RADIX;
    TreeMap<Long, Long> coarse = new TreeMap<>();
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      coarse.merge(leading(entry.getKey()), entry.getValue(), Long::sum);
    }
    counts = coarse;
  }

  private long firstBound() {
    long bound = 1;
    while (bound <= counts.lastKey() / RADIX) {
      bound *= RADIX;
    }
    return bound;
  }

  private long leading(long value) {
    long unit = 1;
    while (value / unit >= exactBelow) {
      unit *= RADIX;
    }
    return value / unit * unit;
  }
}
