package twoflow.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactQuantilesTest {

  @Test
  void shouldFindTheNearestRankOfAnyValues() throws IOException {
    Random random = new Random(7);
    for (int count : new int[] {1, 2, 3, 99, 100, 101, 5_000}) {
      for (long scale : new long[] {1, 3, 1_000_000, 4_000_000_000_000_000_000L}) {
        long[] values = random.longs(count, -scale, scale).toArray();
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        ExactQuantiles ranking = ranking(values);
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
  void shouldFindRanksAmongEqualValues() throws IOException {
    long[] values = new long[1_000];
    Arrays.fill(values, 0, 500, -40);
    Arrays.fill(values, 500, 1_000, 60_000_000);
    ExactQuantiles ranking = ranking(values);
    assertEquals(-40, ranking.percentile(50));
    assertEquals(60_000_000, ranking.percentile(51));
  }

  private static ExactQuantiles ranking(long... values) throws IOException {
    return new ExactQuantiles(consumer -> Arrays.stream(values).forEach(consumer));
  }
}
