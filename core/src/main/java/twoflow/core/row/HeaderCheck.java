package twoflow.core.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with a header line, and what to do. */
final class HeaderCheck {

  /** The names of the columns, in their order. */
  static final List<String> COLUMNS = List.of("timestamp", "speaker", "flow", "message");

  /** The header as the file must have it. */
  static final String HEADER_LINE = "timestamp,speaker,flow,message";

  /**
   * What to do when each line of the file is one quoted cell, as Excel writes an unsplit column.
   */
  static final String ONE_CELL =
      "the whole line is one quoted cell, split the column at its commas (Data, Text to Columns)";

  private static final String NAMES = "write these names, in English and without other quotes";

  /** Excel's hint to itself about the separator. */
  private static final Pattern SEPARATOR_HINT = Pattern.compile("(?i)\"?sep=.{0,2}");

  private HeaderCheck() {}

  /** What is wrong with a line before it is cut into cells. */
  static Optional<String> lineFault(String line) {
    if (SEPARATOR_HINT.matcher(line).matches()) {
      return Optional.of(
          must(line) + "this line is for Excel alone, delete it and separate by commas");
    }
    return Separator.of(line).map(separator -> must(line) + separator.fault());
  }

  /** What is wrong with the cells of a header line; empty columns after the last are accepted. */
  static Optional<String> fault(String line, List<String> cells) {
    List<String> names = new ArrayList<>(cells);
    while (names.size() > COLUMNS.size() && CellText.isBlank(names.getLast())) {
      names.removeLast();
    }
    return names.equals(COLUMNS) ? Optional.empty() : Optional.of(must(line) + remedy(names));
  }

  /** Whether these cells are the header, perhaps in capitals. */
  static boolean isHeader(List<String> cells) {
    return lowerCase(cells).equals(COLUMNS);
  }

  /** Whether a single cell holds a line of CSV. */
  static boolean isOneCell(List<String> cells) {
    return cells.size() == 1 && cells.getFirst().split(",").length == COLUMNS.size();
  }

  private static String remedy(List<String> names) {
    if (isOneCell(names)) {
      return ONE_CELL;
    }
    List<String> stripped = names.stream().map(CellText::stripped).toList();
    if (TimestampCheck.looksLikeTimestamp(stripped.getFirst())) {
      return "the header is missing, insert it as the first line";
    }
    if (stripped.equals(COLUMNS)) {
      return names.stream()
          .filter(name -> !COLUMNS.contains(name))
          .findFirst()
          .map(name -> "in " + CellText.quoted(name) + " " + CellText.edgeRemedy(name))
          .orElseThrow();
    }
    List<String> lower = lowerCase(names);
    if (lower.equals(COLUMNS)) {
      return "write the names in lower case";
    }
    return columnRemedy(lower);
  }

  private static String columnRemedy(List<String> names) {
    List<String> missing = COLUMNS.stream().filter(name -> !names.contains(name)).toList();
    List<String> unknown = names.stream().filter(name -> !COLUMNS.contains(name)).toList();
    boolean repeated = new HashSet<>(names).size() < names.size();
    if (missing.isEmpty() && unknown.isEmpty() && !repeated) {
      return "put the columns in this order";
    }
    if (missing.isEmpty()) {
      String more = repeated ? "what is there twice" : CellText.quoted(String.join(",", unknown));
      return "delete the additional columns (" + more + ")";
    }
    if (unknown.size() == names.size()) {
      return names.size() == 1 ? "delete what stands above the header, or insert it" : NAMES;
    }
    if (unknown.isEmpty()) {
      return "add the missing columns (" + CellText.quoted(String.join(",", missing)) + ")";
    }
    return "write " + String.join(",", missing) + " for " + CellText.quoted(unknown.getFirst());
  }

  private static String must(String line) {
    return "the header must be " + HEADER_LINE + ", found " + CellText.quoted(line) + ": ";
  }

  private static List<String> lowerCase(List<String> cells) {
    return cells.stream().map(cell -> CellText.stripped(cell).toLowerCase(Locale.ROOT)).toList();
  }
}
