package twoflow.launcher.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is compared over the runs of a batch. */
enum Figure {
  LATENESS_P50(
      "Lateness on the wire, median",
      "µs",
      1,
      true,
      line -> line.figures().flatMap(RunFigures::latenessP50Us)),
  LATENESS_P99(
      "Lateness on the wire, 99 of 100 earlier",
      "µs",
      1,
      true,
      line -> line.figures().flatMap(RunFigures::latenessP99Us)),
  PACKETS("Packets", "", 0, false, line -> line.figures().map(found -> (double) found.packets())),
  REPEATED(
      "Repeated segments",
      "",
      0,
      false,
      line -> line.figures().map(found -> (double) found.repeatedSegments())),
  SECONDS("Time to make it", "s", 1, false, line -> line.made().map(MadeRun::seconds));

  private final String title;
  private final String unit;
  private final int decimals;
  private final boolean logarithmic;
  private final Function<SummaryLine, Optional<Double>> value;

  Figure(
      String title,
      String unit,
      int decimals,
      boolean logarithmic,
      Function<SummaryLine, Optional<Double>> value) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.logarithmic = logarithmic;
    this.value = value;
  }

  /** Its name. */
  String title() {
    return title;
  }

  /** Whether its values are spread over powers of ten. */
  boolean logarithmic() {
    return logarithmic;
  }

  /** That of a run; empty if there is none. */
  Optional<Double> of(SummaryLine line) {
    return value.apply(line);
  }

  /** A value with its unit. */
  String text(double found) {
    boolean large = unit.equals("µs") && found >= 1000;
    String number = String.format(Locale.ROOT, "%." + decimals + "f", large ? found / 1000 : found);
    return large ? number + " ms" : unit.isEmpty() ? number : number + " " + unit;
  }
}
