package twoflow.core.row;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes rows as a CSV file, over what is there, in the bytes that a person's hand would give:
 * UTF-8, line feeds, quotes only where a cell needs them.
 */
public final class RowWriter implements Closeable {

  private final Writer out;

  /**
   * Opens the file and writes the header.
   *
   * @throws IOException when that cannot be done
   */
  public RowWriter(Path csv) throws IOException {
    out = Files.newBufferedWriter(csv);
    out.write(HeaderCheck.HEADER_LINE + '\n');
  }

  /**
   * Writes the next row.
   *
   * @throws IOException when that cannot be done
   */
  public void write(Row row) throws IOException {
    out.write(cell(row.timestamp()) + ',' + cell(row.speaker()) + ',');
    out.write(row.flow().name() + ',' + cell(row.message()) + '\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String cell(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
