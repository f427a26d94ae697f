package twoflow.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.contender.Wiring;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;

/**
 * Each load measures a correct relay, and fails on one that changes, swaps, loses or adds a byte.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoadTest {

  static Stream<Named<Load>> loads() {
    return Stream.of(
        Named.of("bulk", new Bulk(1_000_000)),
        Named.of("round trip", new RoundTrip(10, 200)),
        Named.of("calls", new Calls(3, Duration.ofMillis(10), Duration.ofMillis(500))),
        Named.of("calls in RTP", Calls.ofRtp(3, Duration.ofMillis(500))),
        Named.of("churn", new Churn(4, 5, 20)));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void shouldMeasureACorrectRelay(Load load) throws Exception {
    RoundFigures figures = through(load, UnaryOperator.identity());
    assertTrue(figures.metrics().size() >= 2, figures.metrics().toString());
  }

  @ParameterizedTest
  @MethodSource("loads")
  void shouldMeasureNoRelayAtAll(Load load) throws Exception {
    try (Route route = new Route(Wiring.DIRECT)) {
      RoundFigures figures = load.run(route, () -> ProcessUsage.NONE);
      assertTrue(figures.metrics().size() >= 2, figures.metrics().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("loads")
  void shouldFailOnAByteThatIsChanged(Load load) {
    assertThrows(CorruptionException.class, () -> through(load, once(LoadTest::changed)));
  }

  @Test
  void shouldFailOnBytesThatAreSwappedLostOrAdded() {
    Load bulk = new Bulk(1_000_000);
    assertThrows(CorruptionException.class, () -> through(bulk, once(LoadTest::swapped)));
    assertThrows(CorruptionException.class, () -> through(bulk, once(LoadTest::shortened)));
    assertThrows(CorruptionException.class, () -> through(bulk, once(LoadTest::lengthened)));
  }

  @Test
  void shouldCountLostMessages() {
    // None comes, so that there is nothing to wait for.
    Load calls = new Calls(2, Duration.ofMillis(10), Duration.ofMillis(200), Duration.ZERO);
    CorruptionException lost =
        assertThrows(CorruptionException.class, () -> through(calls, LoadTest::setUpOnly));
    assertEquals("80 of 80 messages were lost", lost.getMessage());
  }

  @Test
  void shouldMeasureFromTheSendersTime() throws Exception {
    Load calls = new Calls(1, Duration.ofMillis(20), Duration.ofMillis(200));
    RoundFigures late = through(calls, LoadTest::after30Ms);
    assertTrue(late.get(Metric.CALL_P50) >= 30_000, "p50 " + late.get(Metric.CALL_P50));
  }

  @Test
  void shouldMeasureHowLateThePacketsOfACallAre() throws Exception {
    RoundFigures late = through(Calls.ofRtp(1, Duration.ofMillis(200)), LoadTest::after30Ms);
    assertTrue(late.get(Metric.LATE_P50) >= 30_000, "p50 " + late.get(Metric.LATE_P50));
  }

  private static RoundFigures through(Load load, UnaryOperator<byte[]> alteration)
      throws Exception {
    try (Route route = new Route(Wiring.FORWARDS);
        AlteringProxy relay = new AlteringProxy(route.backendPort(), alteration)) {
      route.useProgram(relay.front());
      return load.run(route, () -> ProcessUsage.NONE);
    }
  }

  /** Forwards only the single bytes that set calls up. */
  private static byte[] setUpOnly(byte[] piece) {
    return piece.length == 1 ? piece : new byte[0];
  }

  /** Alters the third piece only. */
  private static UnaryOperator<byte[]> once(UnaryOperator<byte[]> alteration) {
    AtomicLong pieces = new AtomicLong();
    return piece -> pieces.incrementAndGet() == 3 ? alteration.apply(piece) : piece;
  }

  private static byte[] changed(byte[] piece) {
    piece[piece.length - 1] ^= 1;
    return piece;
  }

  private static byte[] swapped(byte[] piece) {
    byte first = piece[0];
    piece[0] = piece[1];
    piece[1] = first;
    return piece;
  }

  private static byte[] shortened(byte[] piece) {
    return Arrays.copyOf(piece, piece.length - 1);
  }

  private static byte[] lengthened(byte[] piece) {
    return Arrays.copyOf(piece, piece.length + 1);
  }

  private static byte[] after30Ms(byte[] piece) {
    try {
      TimeUnit.MILLISECONDS.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return piece;
  }
}
