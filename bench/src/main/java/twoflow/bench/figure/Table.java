package twoflow.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows of text under one head, as aligned columns or as Markdown. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param head the columns' names
   */
  public Table(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /**
   * The medians of all contenders. Behind each is its ratio to a reference, in brackets, unless the
   * reference has no figure there.
   *
   * @param metrics the columns
   * @param reference the contender that the others are compared with
   */
  public static Table of(Results results, List<Metric> metrics, String reference) {
    Table table =
        new Table(Stream.concat(Stream.of(""), metrics.stream().map(Metric::head)).toList());
    for (String contender : results.contenders()) {
      List<String> cells = new ArrayList<>(List.of(contender));
      metrics.forEach(metric -> cells.add(cell(results, contender, metric, reference)));
      table.add(cells);
    }
    return table;
  }

  private static String cell(Results results, String contender, Metric metric, String reference) {
    String figure = results.median(contender, metric).map(Table::text).orElse("-");
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

  /** Adds a row, as long as the head. */
  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** Columns side by side: the first to the left, the others to the right. */
  public String aligned() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        text.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** A Markdown table, its figures to the right. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---|").append("---:|".repeat(rows.getFirst().size() - 1)).append('\n');
      }
    }
    return text.toString();
  }
}
