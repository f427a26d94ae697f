package twoflow.core.row;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What files that are called CSV have between their columns instead of a comma. */
enum Separator {
  SEMICOLON(';', "a semicolon (\";\")"),
  TAB('\t', "a tab"),
  BAR('|', "a bar (\"|\")");

  private final char character;
  private final String shownName;

  Separator(char character, String shownName) {
    this.character = character;
    this.shownName = shownName;
  }

  /** The separator that a line has in place of commas; empty when the commas are more. */
  static Optional<Separator> of(String line) {
    long commas = count(line, ',');
    return Arrays.stream(values())
        .filter(separator -> count(line, separator.character) > commas)
        .findFirst();
  }

  /**
   * The separator of a row that was cut at commas: what stands before the first comma has one only
   * where it stands between the columns, since no timestamp does.
   */
  static Optional<Separator> ofRow(List<String> cells) {
    return of(cells.getFirst().replace(",", ""));
  }

  /** What was found and what to do, for the user. */
  String fault() {
    return "the columns are separated by " + shownName + ", export with a comma as separator";
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(character -> character == wanted).count();
  }
}
