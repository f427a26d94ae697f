package twoflow.core.row;

import java.util.List;
import java.util.Optional;

/** Makes a row of the cells of a line, or says what is wrong with them, and what to do. */
final class RowCells {

  private static final int COLUMNS = HeaderCheck.COLUMNS.size();
  private static final int FLOW_COLUMN = 2;
  private static final String TYPOGRAPHIC_QUOTES = "“”„‟«»";

  private final Flow flow;
  private final int headerColumns;

  /**
   * @param headerColumns how many columns the header has, with the empty ones after the last name
   */
  RowCells(Flow flow, int headerColumns) {
    this.flow = flow;
    this.headerColumns = headerColumns;
  }

  /**
   * The row of a line.
   *
   * @param cells what the line was cut into
   * @throws IllegalArgumentException with a message for the user when the row is not acceptable
   */
  Row row(String line, List<String> cells) {
    if (HeaderCheck.isHeader(cells)) {
      throw new IllegalArgumentException(
          CellText.quoted(line) + " is the header once more: delete this line");
    }
    boolean emptyMore =
        cells.size() > COLUMNS
            && cells.subList(COLUMNS, cells.size()).stream().allMatch(CellText::isBlank);
    if (cells.size() != COLUMNS && !(emptyMore && cells.size() == headerColumns)) {
      throw new IllegalArgumentException(columnFault(line, cells, emptyMore));
    }
    flowFault(cells.get(FLOW_COLUMN))
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
    for (int column = 0; column < COLUMNS; column++) {
      if (cells.get(column).isEmpty()) {
        throw new IllegalArgumentException(
            HeaderCheck.COLUMNS.get(column) + " is empty: write one, or delete the row");
      }
    }
    return new Row(cells.get(0), cells.get(1), flow, cells.get(COLUMNS - 1));
  }

  private static String columnFault(String line, List<String> cells, boolean emptyMore) {
    return "expected "
        + COLUMNS
        + " columns ("
        + HeaderCheck.HEADER_LINE
        + "), found "
        + cells.size()
        + " in "
        + CellText.quoted(line)
        + ": "
        + columnRemedy(line, cells, emptyMore);
  }

  private static String columnRemedy(String line, List<String> cells, boolean emptyMore) {
    Optional<Separator> separator = Separator.ofRow(cells);
    if (separator.isPresent()) {
      return separator.get().fault();
    }
    if (cells.size() < COLUMNS) {
      return HeaderCheck.isOneCell(cells) ? HeaderCheck.ONE_CELL : "add what is missing";
    }
    if (emptyMore) {
      return "delete the trailing commas, or put a message that ends with commas in double quotes";
    }
    if (line.chars().anyMatch(character -> TYPOGRAPHIC_QUOTES.indexOf(character) >= 0)) {
      return "write straight double quotes (\") for the typographic ones";
    }
    if (cells.get(1).matches("\\d{1,9}") && TimestampCheck.looksLikeTimestamp(cells.getFirst())) {
      return "write a point for the comma before the timestamp's fraction";
    }
    return "delete what is more, or put a text that holds commas in double quotes";
  }

  private Optional<String> flowFault(String found) {
    if (found.equals(flow.name())) {
      return Optional.empty();
    }
    if (found.isEmpty()) {
      return Optional.of("flow is empty: write " + flow);
    }
    String must = "flow is " + CellText.quoted(found) + ", this file's rows must be " + flow + ": ";
    if (CellText.stripped(found).equals(flow.name())) {
      return Optional.of(must + CellText.edgeRemedy(found));
    }
    if (found.equalsIgnoreCase(flow.name())) {
      return Optional.of(must + "write it in capitals");
    }
    for (Flow other : Flow.values()) {
      if (found.equals(other.name())) {
        return Optional.of(must + "name the file of this flow, or write " + flow);
      }
    }
    return Optional.of(must + "write " + flow);
  }
}
