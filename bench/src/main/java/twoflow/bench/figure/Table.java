package twoflow.bench.figure;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under one head, as aligned columns or as Markdown. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param head the columns' names
   */
  public Table(List<String> head) {
    rows.add(List.copyOf(head));
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
