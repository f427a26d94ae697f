package twoflow.analysis.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;

class SpreadCounterTest {

  @TempDir private Path folder;

  @Test
  void shouldCountEachOfAFewValues() throws IOException {
    assertEquals(
        new Spread(
            5,
            1,
            10,
            79,
            List.of(new Spread.Count(1, 1), new Spread.Count(10, 3), new Spread.Count(79, 1))),
        spread(10, 79, 10, 1, 10));
    assertEquals(new Spread(0, 0, 0, 0, List.of()), spread());
  }

  /** The figures stay exact; the counts join neighbours, and none is lost. */
  @Test
  void shouldBoundWhatItKeepsOfManyValues() throws IOException {
    Random random = new Random(3);
    long[] values = random.longs(50_000, 1, 10_000_000_000L).toArray();
    Spread spread = spread(values);
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    assertEquals(sorted[0], spread.min());
    assertEquals(sorted[24_999], spread.p50());
    assertEquals(sorted[49_999], spread.max());
    assertTrue(spread.counts().size() <= 2_000, () -> spread.counts().size() + " counts");
    assertEquals(50_000, spread.counts().stream().mapToLong(Spread.Count::times).sum());
    long below = Arrays.stream(sorted).filter(value -> value < 5_000_000_000L).count();
    assertEquals(
        below,
        spread.counts().stream()
            .filter(count -> count.value() < 5_000_000_000L)
            .mapToLong(Spread.Count::times)
            .sum());
  }

  private Spread spread(long... values) throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("store"))) {
      SpreadCounter counter = new SpreadCounter(store);
      for (long value : values) {
        counter.add(value);
      }
      return counter.spread();
    }
  }
}
