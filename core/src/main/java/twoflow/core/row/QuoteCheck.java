package twoflow.core.row;

import twoflow.core.row.BrokenQuoteException.Kind;

/**
 * Looks at the quotes of one line (RFC 4180, section 2) before it is read as CSV: a parser would
 * say at which character it gave up, or read on, where a person needs to know which quote to
 * change. A quote within an unquoted cell is data, as spreadsheets read it.
 */
final class QuoteCheck {

  private static final char QUOTE = '"';
  private static final char COMMA = ',';

  private final String line;
  private int at;

  private QuoteCheck(String line) {
    this.line = line;
  }

  /**
   * Walks over the cells of a line.
   *
   * @throws BrokenQuoteException at the first quote that does not belong where it is
   */
  static void check(String line) throws BrokenQuoteException {
    QuoteCheck check = new QuoteCheck(line);
    check.cell();
    while (check.at < line.length()) {
      check.at++;
      check.cell();
    }
  }

  /** Leaves the position at the comma after the cell, or at the end of the line. */
  private void cell() throws BrokenQuoteException {
    if (at < line.length() && line.charAt(at) == QUOTE) {
      quotedCell();
    } else {
      plainCell();
    }
  }

  private void plainCell() throws BrokenQuoteException {
    int end = nextComma(at);
    int quote = line.indexOf(QUOTE, at);
    if (quote > at && quote < end && CellText.isBlank(line.substring(at, quote))) {
      throw new BrokenQuoteException(
          Kind.BLANK_BEFORE,
          "a blank stands before the opening quote of "
              + CellText.quoted(line.substring(at, end))
              + ": delete it");
    }
    at = end;
  }

  private void quotedCell() throws BrokenQuoteException {
    int first = at + 1;
    int from = first;
    while (true) {
      int quote = line.indexOf(QUOTE, from);
      if (quote < 0) {
        throw new BrokenQuoteException(Kind.OPEN, CellText.quoted(line.substring(first)));
      }
      if (quote + 1 == line.length() || line.charAt(quote + 1) == COMMA) {
        at = quote + 1;
        return;
      }
      if (line.charAt(quote + 1) != QUOTE) {
        throw textAfter(line.substring(first, quote).replace("\"\"", "\""), quote + 1);
      }
      from = quote + 2;
    }
  }

  private BrokenQuoteException textAfter(String cell, int from) {
    String after = line.substring(from, nextComma(from));
    String remedy =
        CellText.isBlank(after) ? "delete the blank" : "write a quote within the cell twice (\"\")";
    return new BrokenQuoteException(
        Kind.TEXT_AFTER,
        "after the quoted "
            + CellText.quoted(cell)
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
