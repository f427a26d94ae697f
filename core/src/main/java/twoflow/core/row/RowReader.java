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

  private static final List<String> HEADER = List.of("timestamp", "speaker", "flow", "message");

  private final LineReader lines;
  private final Flow flow;
  private final CsvFactory csv = new CsvFactory();
  private long rows;

  /** Opens the file and checks its header. */
  RowReader(Path file, Flow flow) throws IOException {
    this.lines = new LineReader(file);
    this.flow = flow;
    try {
      checkHeader();
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The next row, or empty at the end of the file. Empty lines are passed over.
   *
   * @throws RowFileException when the next row is not acceptable
   */
  public Optional<NumberedRow> next() throws IOException {
    String line = nextNonEmptyLine();
    if (line == null) {
      return Optional.empty();
    }
    List<String> fields = fields(line);
    if (fields.size() != HEADER.size()) {
      throw lines.fault(
          "expected "
              + HEADER.size()
              + " columns ("
              + String.join(",", HEADER)
              + "), found "
              + fields.size());
    }
    if (!fields.get(2).equals(flow.name())) {
      throw lines.fault(
          fields.get(2).isEmpty()
              ? "flow is empty"
              : "flow is " + fields.get(2) + ", this file's rows must be " + flow);
    }
    try {
      Row row = new Row(fields.get(0), fields.get(1), flow, fields.get(3));
      return Optional.of(new NumberedRow(++rows, lines.lineNumber(), row));
    } catch (IllegalArgumentException e) {
      throw lines.fault(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void checkHeader() throws IOException {
    String line = nextNonEmptyLine();
    if (line == null) {
      return;
    }
    if (!fields(line).equals(HEADER)) {
      throw lines.fault("the header must be " + String.join(",", HEADER));
    }
  }

  private String nextNonEmptyLine() throws IOException {
    String line = lines.next();
    while (line != null && line.isEmpty()) {
      line = lines.next();
    }
    return line;
  }

  private List<String> fields(String line) throws RowFileException {
    List<String> fields = new ArrayList<>(HEADER.size());
    try (JsonParser parser = csv.createParser(ObjectReadContext.empty(), line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          fields.add(parser.getString());
        }
      }
      return fields;
    } catch (JacksonException e) {
      throw lines.fault("not valid CSV: " + e.getOriginalMessage());
    }
  }
}
