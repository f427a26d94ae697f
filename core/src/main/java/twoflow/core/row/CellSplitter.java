package twoflow.core.row;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.row.BrokenQuoteException.Kind;

/**
 * Splits one line into its cells (RFC 4180, section 2). A quote within an unquoted cell is data, as
 * spreadsheets read it.
 */
final class CellSplitter {

  private static final char QUOTE = '"';
  private static final char COMMA = ',';

  private final String line;
  private int at;

  private CellSplitter(String line) {
    this.line = line;
  }

  /** The cells of a line, at least one, without the quotes around them. */
  static List<String> split(String line) throws BrokenQuoteException {
    return new CellSplitter(line).cells();
  }

  private List<String> cells() throws BrokenQuoteException {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < line.length()) {
      at++;
      cells.add(cell());
    }
    return cells;
  }

  /** Leaves the position at the comma after the cell, or at the end of the line. */
  private String cell() throws BrokenQuoteException {
    return at < line.length() && line.charAt(at) == QUOTE ? quotedCell() : plainCell();
  }

  private String plainCell() throws BrokenQuoteException {
    int end = nextComma(at);
    String cell = line.substring(at, end);
    int quote = cell.indexOf(QUOTE);
    if (quote > 0 && CellText.isBlank(cell.substring(0, quote))) {
      throw new BrokenQuoteException(
          Kind.BLANK_BEFORE,
          "a blank stands before the opening quote of " + CellText.quoted(cell) + ": delete it");
    }
    at = end;
    return cell;
  }

  private String quotedCell() throws BrokenQuoteException {
    StringBuilder cell = new StringBuilder();
    int from = at + 1;
    while (true) {
      int quote = line.indexOf(QUOTE, from);
      if (quote < 0) {
        throw new BrokenQuoteException(Kind.OPEN, CellText.quoted(line.substring(at + 1)));
      }
      cell.append(line, from, quote);
      if (quote + 1 == line.length() || line.charAt(quote + 1) == COMMA) {
        at = quote + 1;
        return cell.toString();
      }
      if (line.charAt(quote + 1) != QUOTE) {
        throw textAfter(cell, quote + 1);
      }
      cell.append(QUOTE);
      from = quote + 2;
    }
  }

  private BrokenQuoteException textAfter(CharSequence cell, int from) {
    String after = line.substring(from, nextComma(from));
    String remedy =
        CellText.isBlank(after) ? "delete the blank" : "write a quote within the cell twice (\"\")";
    return new BrokenQuoteException(
        Kind.TEXT_AFTER,
        "after the quoted "
            + CellText.quoted(cell.toString())
            + " comes "
            + CellText.quoted(after)
            + ": "
            + remedy);
  }

  private int nextComma(int from) {
    int comma = line.indexOf(COMMA, from);
    return comma < 0 ? line.length() : comma;
  }
}
