package twoflow.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment's medians, each with its ratio to a reference where there is one. */
public final class ResultsTable {

  private final Results results;
  private final List<Metric> metrics;
  private final String reference;

  /**
   * @param metrics the columns
   * @param reference whom the ratios are to; no ratio is shown for a metric that it does not have
   */
  public ResultsTable(Results results, List<Metric> metrics, String reference) {
    this.results = results;
    this.metrics = metrics;
    this.reference = reference;
  }

  /** The table; a figure's ratio stands in brackets behind it. */
  public Table table() {
    List<String> head = new ArrayList<>(List.of(""));
    metrics.forEach(metric -> head.add(metric.head()));
    Table table = new Table(head);
    for (String contender : results.contenders()) {
      List<String> cells = new ArrayList<>(List.of(contender));
      metrics.forEach(metric -> cells.add(cell(contender, metric)));
      table.add(cells);
    }
    return table;
  }

  private String cell(String contender, Metric metric) {
    String figure = results.median(contender, metric).map(ResultsTable::text).orElse("-");
    boolean comparable =
        !contender.equals(reference)
            && results.median(reference, metric).filter(value -> value != 0).isPresent();
    return comparable
        ? figure + results.ratio(contender, metric, reference).map(" (%.2f)"::formatted).orElse("")
        : figure;
  }

  private static String text(double value) {
    double size = Math.abs(value);
    String format =
        size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
