package twoflow.diff;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import twoflow.diff.compare.Comparison;
import twoflow.diff.compare.FirstDifference;
import twoflow.diff.compare.Item;
import twoflow.diff.compare.Section;

/** Prints a comparison: first the one line that matters, then what is behind it. */
final class ComparisonText {

  private static final String GAP = "  ";

  private final PrintStream out;
  private final String first;
  private final String second;

  /**
   * @param first the first run's name
   * @param second the second run's name
   */
  ComparisonText(PrintStream out, String first, String second) {
    this.out = out;
    this.first = first;
    this.second = second;
  }

  void print(Comparison comparison) {
    out.println(
        first
            + " and "
            + second
            + (comparison.equal()
                ? ": equal: the same bytes on each flow and leg"
                : ": DIFFERENT: not the same bytes on each flow and leg"));
    comparison.differences().stream()
        .map(FirstDifference::lines)
        .flatMap(List::stream)
        .forEach(out::println);
    List<Item> items =
        comparison.sections().stream().map(Section::items).flatMap(List::stream).toList();
    int what = width(items, Item::what, "");
    int ours = width(items, Item::first, first);
    int theirs = width(items, Item::second, second);
    out.println(
        " ".repeat(what + 2)
            + GAP
            + left(first, ours)
            + GAP
            + left(second, theirs).stripTrailing());
    for (Section section : comparison.sections()) {
      out.println(section.title());
      for (Item item : section.items()) {
        String line =
            GAP
                + right(item.what(), what)
                + GAP
                + left(item.first(), ours)
                + GAP
                + left(item.second(), theirs);
        out.println((line + GAP + item.remark()).stripTrailing());
      }
    }
  }

  private static int width(List<Item> items, Function<Item, String> cell, String head) {
    return Math.max(
        head.length(), items.stream().map(cell).mapToInt(String::length).max().orElse(0));
  }

  private static String right(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String left(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
