package twoflow.core.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A CSV file that was read once from its first to its last line and found acceptable. Rows are read
 * a second time when they are sent, so that a large file needs no memory.
 *
 * @param path where it is
 * @param flow the flow that all its rows belong to
 * @param rows how many data rows it has, at least 1
 * @param first the first row
 */
public record RowFile(Path path, Flow flow, long rows, Row first) {

  /**
   * Reads the whole file and checks each row.
   *
   * @param further what else the rows must meet
   * @throws RowFileException when the file or a row of it is not acceptable
   */
  public static RowFile check(Path path, Flow flow, RowCheck further) throws IOException {
    if (Files.notExists(path)) {
      throw new RowFileException(path, "no such file");
    }
    if (Files.isDirectory(path)) {
      throw new RowFileException(path, "not a regular file but a folder: name a CSV file in it");
    }
    if (!Files.isRegularFile(path)) {
      throw new RowFileException(path, "not a regular file: copy what it gives into one first");
    }
    if (!Files.isReadable(path)) {
      throw new RowFileException(
          path, "not readable by this user: change its permissions, or copy it");
    }
    try (RowReader reader = new RowReader(path, flow)) {
      Row first = null;
      long rows = 0;
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        first = first == null ? row.get().row() : first;
        rows = row.get().number();
        checkFurther(path, further, row.get());
      }
      if (first == null) {
        throw new RowFileException(path, reader.emptiness());
      }
      return new RowFile(path, flow, rows, first);
    }
  }

  /** The first row of a file, without looking at the others; empty when it has none. */
  public static Optional<Row> firstRow(Path path, Flow flow) throws IOException {
    try (RowReader reader = new RowReader(path, flow)) {
      return reader.next().map(NumberedRow::row);
    }
  }

  /**
   * Writes the flow's sample rows to a file that does not exist yet. Nobody sees a part of it.
   *
   * @return whether it was created; {@code false} when the file was there
   */
  public static boolean createSample(Path path, Flow flow) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + "~");
    try (InputStream sample = RowFile.class.getResourceAsStream(flow.csvName())) {
      Files.copy(sample, part);
      Files.move(part, path);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Opens the file for its second reading. */
  public RowReader open() throws IOException {
    return new RowReader(path, flow);
  }

  private static void checkFurther(Path path, RowCheck further, NumberedRow row)
      throws RowFileException {
    try {
      further.accept(row);
    } catch (IllegalArgumentException e) {
      throw new RowFileException(path, row.line(), e.getMessage());
    }
  }
}
