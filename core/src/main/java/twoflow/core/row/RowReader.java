package twoflow.core.row;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;

/**
 * Streams the rows of one CSV file in constant memory, checking each. No field may hold a line
 * break, so a row is always one line of the file and every fault has a line number.
 */
public final class RowReader implements Closeable {

  private static final int COLUMNS = HeaderCheck.COLUMNS.size();

  /** A cell of more lines is taken for one whose quote is never closed. */
  private static final int MAX_CELL_LINES = 100;

  private final LineReader lines;
  private final CsvFactory csv = new CsvFactory();
  private final Optional<RowCells> cells;
  private String line;
  private long rows;

  /** Opens the file and checks its header. */
  RowReader(Path file, Flow flow) throws IOException {
    this.lines = new LineReader(file);
    try {
      this.cells = readHeader().map(columns -> new RowCells(flow, columns));
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The next row, or empty at the end of the file. Lines of nothing but commas and blanks are
   * passed over.
   *
   * @throws RowFileException when the next row is not acceptable
   */
  public Optional<NumberedRow> next() throws IOException {
    List<String> found = nextCells();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      Row row = cells.orElseThrow().row(line, found);
      return Optional.of(new NumberedRow(++rows, lines.lineNumber(), row));
    } catch (IllegalArgumentException e) {
      throw lines.fault(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Why the file has no rows, for the user; once it was read to its end. */
  String emptiness() {
    return cells.isPresent()
        ? "no rows: nothing stands below the header, add a row"
        : "no rows: the file has no text, it needs the header \""
            + HeaderCheck.HEADER_LINE
            + "\" and a row";
  }

  /** How many columns the header has, or empty when the file has no line that says anything. */
  private Optional<Integer> readHeader() throws IOException {
    line = lines.next();
    while (line != null && isEmpty(line)) {
      line = lines.next();
    }
    if (line == null) {
      return Optional.empty();
    }
    failOn(HeaderCheck.lineFault(line));
    List<String> names = split();
    failOn(HeaderCheck.fault(line, names));
    return Optional.of(names.size());
  }

  private void failOn(Optional<String> fault) throws RowFileException {
    if (fault.isPresent()) {
      throw lines.fault(fault.get());
    }
  }

  /** The cells of the next line that is not empty, or none at the end of the file. */
  private List<String> nextCells() throws IOException {
    for (line = lines.next(); line != null; line = lines.next()) {
      if (!line.isEmpty()) {
        List<String> found = split();
        if (!found.stream().allMatch(CellText::isBlank)) {
          return found;
        }
      }
    }
    return List.of();
  }

  /** Before the header: it is not cut into cells until its separator is known. */
  private static boolean isEmpty(String line) {
    return CellText.isBlank(line.replace(",", "").replace("\"", ""));
  }

  private List<String> split() throws IOException {
    try {
      QuoteCheck.check(line);
    } catch (BrokenQuoteException e) {
      throw e.kind() == BrokenQuoteException.Kind.OPEN
          ? openQuote(e.getMessage())
          : lines.fault("not valid CSV: " + e.getMessage());
    }
    List<String> found = new ArrayList<>(HeaderCheck.COLUMNS.size());
    try (JsonParser parser = csv.createParser(ObjectReadContext.empty(), line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          found.add(parser.getString());
        }
      }
      return found;
    } catch (JacksonException e) {
      throw lines.fault("not valid CSV: " + e.getOriginalMessage());
    }
  }

  /**
   * Distinguishes a cell with a line break, which a later line closes, from a forgotten quote,
   * which none does before the next row.
   */
  private RowFileException openQuote(String cell) throws IOException {
    RowFileException broken =
        lines.fault(
            "not valid CSV: a line break in the quoted cell that starts with "
                + cell
                + ": write its text on one line");
    RowFileException open =
        lines.fault(
            "not valid CSV: the quote of "
                + cell
                + " is never closed: close it, or write it twice (\"\") within quotes");
    StringBuilder cells = new StringBuilder(line);
    try {
      for (int i = 0; i < MAX_CELL_LINES && cells.length() < LineReader.MAX_LINE_BYTES; i++) {
        String following = lines.next();
        if (following == null || isRow(following)) {
          return open;
        }
        if (closes(cells.append('\n').append(following).toString())) {
          return broken;
        }
      }
      return open;
    } catch (RowFileException unreadable) {
      return broken;
    }
  }

  /** Whether a line reads as a row of its own: then the quote before it was forgotten. */
  private static boolean isRow(String line) {
    return TimestampCheck.looksLikeTimestamp(line) && line.split(",").length >= COLUMNS;
  }

  private static boolean closes(String cells) {
    try {
      QuoteCheck.check(cells);
      return true;
    } catch (BrokenQuoteException e) {
      return false;
    }
  }
}
