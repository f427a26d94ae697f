package twoflow.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Results;
import twoflow.bench.figure.Table;

/** Runs the modes one after the other, and prints the table of each mode at its end. */
final class Bench {

  private static final Set<String> MUST_WORK =
      Set.of(Contenders.DIRECT, Contenders.LAB, LoggedCalls.OFF, LoggedCalls.ON);

  private final Plan plan;
  private final Set<Mode> modes;
  private final int rounds;
  private final boolean brief;
  private final PrintStream out;
  private final Map<Mode, Results> all = new EnumMap<>(Mode.class);

  /**
   * @param brief whether to report only lost and changed bytes, without figures
   */
  Bench(Plan plan, Set<Mode> modes, int rounds, boolean brief, PrintStream out) {
    this.plan = plan;
    this.modes = modes;
    this.rounds = rounds;
    this.brief = brief;
    this.out = out;
  }

  /** Measures; a program that loses or changes a byte has failed. */
  void run() throws InterruptedException {
    for (Mode mode : modes) {
      out.println(mode + ": " + mode.description());
      Results results = new Results();
      all.put(mode, results);
      measure(mode, results);
      if (!results.contenders().isEmpty()) {
        out.println(
            brief
                ? "every byte arrived: " + String.join("; ", results.contenders())
                : table(mode).aligned());
      }
      results.failures().forEach((name, reason) -> out.println(name + " failed: " + reason));
    }
  }

  /**
   * What cannot be measured here, such as pacing without the right to capture, ends its mode only.
   */
  private void measure(Mode mode, Results results) throws InterruptedException {
    try {
      Experiment experiment = plan.experiment(mode);
      for (int round = 0; round < mode.rounds(rounds); round++) {
        experiment.round(round, results);
      }
    } catch (IOException e) {
      results.fail(mode.toString(), e.getMessage());
    }
  }

  /** The results of each mode that was run. */
  Map<Mode, Results> results() {
    return all;
  }

  /** The medians of a mode; ratios are to no relay at all. */
  Table table(Mode mode) {
    return Table.of(all.get(mode), mode.metrics(), Contenders.DIRECT);
  }

  /** Whether bytes were lost by the lab, or without any relay, or it did not run at all. */
  boolean failed() {
    return all.values().stream()
        .flatMap(results -> results.failures().keySet().stream())
        .anyMatch(MUST_WORK::contains);
  }
}
