package twoflow.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExactQuantilesTest {

  @Test
  void shouldFindTheNearestRankOfAnyValues() {
    Random random = new Random(7);
    for (int count : new int[] {1, 2, 3, 99, 100, 101, 5_000}) {
      for (long scale : new long[] {1, 3, 1_000_000, 4_000_000_000_000_000_000L}) {
        long[] values = random.longs(count, -scale, scale).toArray();
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        ExactQuantiles ranking = new ExactQuantiles(values);
        for (int percent : new int[] {1, 50, 99, 100}) {
          int rank = (count * percent + 99) / 100;
          assertEquals(sorted[rank - 1], ranking.percentile(percent), count + " values, " + scale);
        }
        assertEquals(sorted[0], ranking.min());
        assertEquals(sorted[count - 1], ranking.max());
        assertEquals(count, ranking.count());
      }
    }
  }

  @Test
  void shouldFindRanksAmongEqualValues() {
    long[] values = new long[1_000];
    Arrays.fill(values, 0, 500, -40);
    Arrays.fill(values, 500, 1_000, 60_000_000);
    ExactQuantiles ranking = new ExactQuantiles(values);
    assertEquals(-40, ranking.percentile(50));
    assertEquals(60_000_000, ranking.percentile(51));
  }

  @Test
  void shouldTakeTheNearestRankOfAPermille() {
    ExactQuantiles hundred =
        new ExactQuantiles(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());
    assertEquals(50, hundred.permille(500));
    assertEquals(99, hundred.permille(990));
    assertEquals(100, hundred.permille(999));
    assertEquals(1, hundred.permille(1));
    assertEquals(
        9_990, new ExactQuantiles(LongStream.rangeClosed(1, 10_000).toArray()).permille(999));
  }

  @Test
  void shouldRefuseToRankNoValues() {
    ExactQuantiles none = new ExactQuantiles();
    assertEquals(0, none.count());
    assertThrows(IllegalStateException.class, none::min);
    assertThrows(IllegalStateException.class, none::max);
    assertThrows(IllegalStateException.class, () -> none.percentile(50));
  }
}
