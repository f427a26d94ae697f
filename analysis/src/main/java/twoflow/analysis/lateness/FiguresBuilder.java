package twoflow.analysis.lateness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import twoflow.analysis.store.ExactQuantiles;

/** Measures writes. */
final class FiguresBuilder {

  private FiguresBuilder() {}

  /** The figures of one sender. */
  static Optional<Figures> of(SenderWrites writes, Measure measure) {
    ExactQuantiles first = writes.lateness(measure, 0, Math.min(1, writes.size()));
    return of(
        List.of(writes),
        measure,
        first.count() == 0 ? OptionalLong.empty() : OptionalLong.of(first.min()),
        new Drift(writes, measure).msPer10s());
  }

  /**
   * The figures of several senders together.
   *
   * @param parts the figures of each, as far as there are any
   */
  static Optional<Figures> of(List<SenderWrites> senders, Measure measure, List<Figures> parts) {
    if (senders.size() == 1) {
      return parts.stream().findFirst();
    }
    OptionalLong first = parts.stream().flatMapToLong(figures -> figures.firstNs().stream()).max();
    Stream<Double> drifts =
        parts.stream().flatMap(figures -> figures.driftMsPer10s().stream().boxed());
    Optional<Double> fastest = drifts.max(Comparator.comparing(Math::abs));
    return of(
        senders, measure, first, fastest.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  private static Optional<Figures> of(
      List<SenderWrites> senders, Measure measure, OptionalLong first, OptionalDouble drift) {
    ExactQuantiles ranking =
        new ExactQuantiles(values -> {
          for (SenderWrites writes : senders) {
            writes.forEach(measure, 0, writes.size(), values);
          }
        });
    if (ranking.count() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Figures(
            ranking.count(),
            ranking.min(),
            ranking.percentile(50),
            ranking.percentile(99),
            ranking.max(),
            first,
            drift));
  }
}
