package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowReader;

/**
 * A flow's CSV file in the run folder: what the flow's streams should carry. Each stream reads it
 * anew; a small file is kept, so that hundreds of streams need not hold it open.
 */
public final class RowInput {

  private static final long KEPT_FILE_BYTES = 1 << 20;

  private final RowFile file;
  private final WireFormat format;
  private final List<ExpectedRow> kept;

  private RowInput(RowFile file) throws IOException {
    this.file = file;
    // Without terminator and in one piece: both are matched apart from the content.
    this.format =
        file.flow() == Flow.CHAT
            ? new ChatFormat(Terminator.NONE)
            : new VoipFormat(Integer.MAX_VALUE);
    this.kept = Files.size(file.path()) <= KEPT_FILE_BYTES ? readAll() : null;
  }

  /**
   * Checks a file.
   *
   * @throws twoflow.core.row.RowFileException when it cannot be used
   */
  public static RowInput check(Path path, Flow flow) throws IOException {
    return new RowInput(RowFile.check(path, flow, RowCheck.NONE));
  }

  /** How many rows it has. */
  public long rows() {
    return file.rows();
  }

  /** Reads the rows from the first on. */
  Rows open() throws IOException {
    if (kept != null) {
      Iterator<ExpectedRow> rows = kept.iterator();
      return () -> rows.hasNext() ? rows.next() : null;
    }
    return stream();
  }

  private Rows stream() throws IOException {
    RowReader reader = file.open();
    return new Rows() {
      @Override
      public ExpectedRow next() throws IOException {
        Optional<NumberedRow> row = reader.next();
        return row.isPresent() ? expected(row.get()) : null;
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  private List<ExpectedRow> readAll() throws IOException {
    List<ExpectedRow> rows = new ArrayList<>();
    try (Rows in = stream()) {
      for (ExpectedRow row = in.next(); row != null; row = in.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private ExpectedRow expected(NumberedRow row) {
    return new ExpectedRow(row.number(), row.line(), format.writes(row.row()).getFirst());
  }

  /** One reading of the rows, from the first on. */
  interface Rows extends Closeable {

    /** The next row, or {@code null} after the last. */
    ExpectedRow next() throws IOException;

    @Override
    default void close() throws IOException {}
  }
}
