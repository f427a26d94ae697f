package twoflow.launcher.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a line of a class.
 *
 * @param line the line's number, from 1
 */
record StudentCells(List<String> all, long line) {

  /** The separator that a line has. */
  static char separatorOf(String line) {
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
  }

  /**
   * Cuts a line.
   *
   * @throws IllegalArgumentException with words for the user when that cannot be done
   */
  static StudentCells of(String line, char separator, long number) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean twice = quoted && c == '"' && line.startsWith("\"\"", i);
      if (twice) {
        cell.append('"');
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a double quote has no end");
    }
    cells.add(cell.toString().strip());
    return new StudentCells(cells, number);
  }

  /** Whether they name the columns. */
  boolean isHeader() {
    return all.getFirst().equalsIgnoreCase("id");
  }

  /** Whether the first one could be an ID. */
  boolean looksLikeId() {
    return looksLikeId(all.getFirst());
  }

  /** The student's name, if there is one. */
  Optional<String> name() {
    return all.stream().skip(1).filter(text -> !text.isEmpty()).findFirst();
  }

  /** Whether a text has what words have not. */
  static boolean looksLikeId(String text) {
    return text.chars().anyMatch(c -> Character.isDigit(c) || c == '@');
  }
}
