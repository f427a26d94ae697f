package twoflow.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private final Results results = new Results();

  @Test
  void shouldTakeRatiosWithinARoundBeforeTheMedian() {
    // The machine is twice as fast in the second round; the ratio does not see it.
    rates("lab", 1.0, 2.0, 1.1);
    rates("nginx", 1.0, 2.0, 1.0);
    assertEquals(Optional.of(1.1), results.median("lab", Metric.BULK_RATE));
    assertEquals(Optional.of(1.0), results.ratio("lab", Metric.BULK_RATE, "nginx"));
  }

  @Test
  void shouldGiveTheRatioThatFourOfFiveRoundsDoNotExceed() {
    rates("lab", 1, 2, 3, 4, 100);
    rates("nginx", 1, 1, 1, 1, 1);
    assertEquals(Optional.of(4.0), results.ratio("lab", Metric.BULK_RATE, "nginx", 0.8));
  }

  @Test
  void shouldCountTheRoundsOfTheContenderThatHadMost() {
    rates("nginx", 1, 2);
    rates("lab", 1, 2, 3);
    assertEquals(3, results.rounds());
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleTwo() {
    rates("lab", 1, 2, 4, 100);
    assertEquals(Optional.of(3.0), results.median("lab", Metric.BULK_RATE));
  }

  @Test
  void shouldFindTheBestWhetherHighOrLowIsBetter() {
    rates("a", 1);
    rates("b", 2);
    assertEquals(Optional.of("b"), results.best(Metric.BULK_RATE, List.of("a", "b", "missing")));
    results.add("c", new RoundFigures().put(Metric.BULK_CPU, 0.3));
    results.add("d", new RoundFigures().put(Metric.BULK_CPU, 0.2));
    assertEquals(Optional.of("d"), results.best(Metric.BULK_CPU, List.of("c", "d")));
  }

  @Test
  void shouldHaveNoFiguresOfAFailedContender() {
    rates("nginx", 1);
    results.fail("nginx", "not installed");
    assertTrue(results.median("nginx", Metric.BULK_RATE).isEmpty());
    assertFalse(results.contenders().contains("nginx"));
    Goal goal = Goal.atMost(1, "x", results.ratio("nginx", Metric.BULK_RATE, "nginx"));
    assertEquals(Goal.Standing.NOT_MEASURED, goal.standing());
  }

  @Test
  void shouldCompareFiguresWithTheirBound() {
    assertEquals(Goal.Standing.MET, Goal.atMost(1, "x", Optional.of(1.0)).standing());
    assertEquals(Goal.Standing.MISSED, Goal.atMost(1, "x", Optional.of(1.01)).standing());
    assertEquals(Goal.Standing.MET, Goal.atLeast(1, "x", Optional.of(1.0)).standing());
    assertEquals(Goal.Standing.MISSED, Goal.atLeast(1, "x", Optional.of(0.99)).standing());
  }

  @Test
  void shouldShowMediansWithTheirRatios() {
    rates("direct", 4);
    rates("lab", 2);
    Table table = Table.of(results, List.of(Metric.BULK_RATE), "direct");
    assertEquals("        rate GB/s\ndirect          4\nlab      2 (0.50)\n", table.aligned());
    assertEquals(
        "|  | rate GB/s |\n|---|---:|\n| direct | 4 |\n| lab | 2 (0.50) |\n", table.markdown());
  }

  private void rates(String contender, double... rates) {
    for (double rate : rates) {
      results.add(contender, new RoundFigures().put(Metric.BULK_RATE, rate));
    }
  }
}
