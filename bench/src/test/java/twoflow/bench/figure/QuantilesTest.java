package twoflow.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void shouldTakeTheNearestRank() {
    Quantiles hundred = new Quantiles(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());
    assertEquals(50, hundred.at(0.5));
    assertEquals(99, hundred.at(0.99));
    assertEquals(100, hundred.at(0.999));
    assertEquals(1, hundred.at(0));
    assertEquals(100, hundred.max());
  }

  @Test
  void shouldHaveOneValueOnly() {
    assertEquals(7, new Quantiles(new long[] {7}).at(0.99));
  }

  @Test
  void shouldRefuseToTellOfNothing() {
    assertThrows(IllegalStateException.class, () -> new Quantiles(new long[0]).max());
  }
}
