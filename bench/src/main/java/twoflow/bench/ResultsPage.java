package twoflow.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Goal;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;
import twoflow.bench.figure.Table;

/** {@code bench/RESULTS.md}: where and how it was measured, the goals, and a table per mode. */
final class ResultsPage {

  private final Bench bench;
  private final List<Contender> contenders;
  private final String command;

  ResultsPage(Bench bench, List<Contender> contenders, String command) {
    this.bench = bench;
    this.contenders = contenders;
    this.command = command;
  }

  /** Each goal of the modes that were run, its figure, and whether it is met. */
  Table goals() {
    Table table = new Table(List.of("goal", "figure", "standing"));
    for (Goal goal : new Goals(bench.results()).list()) {
      table.add(List.of(goal.claim(), goal.figure(), goal.standing().toString()));
    }
    return table;
  }

  /** The whole page. */
  String markdown() throws IOException, InterruptedException {
    StringBuilder page = new StringBuilder("# Results of the benchmark\n\n");
    page.append("Made by `").append(command.strip()).append("`; do not edit. ");
    page.append("[README.md](README.md) says what each mode does.\n\n");
    page.append("- Date: ").append(LocalDate.now(ZoneOffset.UTC)).append('\n');
    page.append("- Machine: ").append(Machine.description()).append('\n');
    page.append("- Beside the lab: ").append(String.join(", ", versions())).append('\n');
    page.append("- Rounds are interleaved; figures are medians, ");
    page.append("ratios are medians of the ratios within each round.\n\n");
    page.append("## Goals\n\n").append(goals().markdown());
    for (Mode mode : bench.results().keySet()) {
      append(page, mode);
    }
    return page.toString();
  }

  private void append(StringBuilder page, Mode mode) {
    page.append("\n## ").append(mode).append("\n\n");
    String description = mode.description();
    page.append(Character.toUpperCase(description.charAt(0)))
        .append(description.substring(1))
        .append('.');
    Results results = bench.results().get(mode);
    page.append(" Rounds: ").append(results.rounds()).append('.');
    if (results.contenders().contains(Contenders.DIRECT)) {
      page.append(" In brackets: the ratio to no relay at all.");
    }
    page.append("\n\n").append(bench.table(mode).markdown());
    List<String> toBest = ratiosToBest(mode, results);
    if (!toBest.isEmpty()) {
      page.append("\nThe lab to the best of the others: ");
      page.append(String.join(", ", toBest)).append(".\n");
    }
    for (Map.Entry<String, String> failure : results.failures().entrySet()) {
      page.append("\nFailed: ").append(failure.getKey()).append(" (");
      page.append(failure.getValue()).append(").\n");
    }
  }

  private List<String> ratiosToBest(Mode mode, Results results) {
    List<String> others =
        results.contenders().stream()
            .filter(name -> !name.equals(Contenders.DIRECT) && !name.startsWith("lab"))
            .toList();
    List<String> ratios = new ArrayList<>();
    for (Metric metric : mode.metrics()) {
      Optional<String> best = results.best(metric, others);
      best.flatMap(name -> results.ratio(Contenders.LAB, metric, name))
          .filter(Double::isFinite)
          .ifPresent(ratio ->
              ratios.add("%s %.2f (%s)".formatted(metric.head(), ratio, best.orElseThrow())));
    }
    return ratios;
  }

  private List<String> versions() throws IOException, InterruptedException {
    List<String> versions = new ArrayList<>();
    for (Contender contender : contenders) {
      if (!contender.versionCommand().isEmpty()) {
        versions.add(Machine.version(contender));
      }
    }
    return versions;
  }
}
