package twoflow.core.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowReader;

/** Which rows a flow sends. */
public sealed interface ScenarioRows permits ScenarioRows.InFile, GeneratedRows {

  /**
   * Shows each row to a visitor, in order.
   *
   * @throws IOException when they cannot be read
   */
  void forEach(Flow flow, RowCheck visitor) throws IOException;

  /**
   * Writes them as a CSV file, over what is there.
   *
   * @throws IOException when that cannot be done
   */
  void write(Flow flow, Path csv) throws IOException;

  /** How many bytes they are on the wire as text, at most; empty when that is not known. */
  OptionalLong mostBytes();

  /** The rows of a CSV file. */
  record InFile(Path csv) implements ScenarioRows {

    @Override
    public void forEach(Flow flow, RowCheck visitor) throws IOException {
      try (RowReader rows = RowFile.check(csv, flow, RowCheck.NONE).open()) {
        for (Optional<NumberedRow> row = rows.next(); row.isPresent(); row = rows.next()) {
          visitor.accept(row.get());
        }
      }
    }

    @Override
    public OptionalLong mostBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void write(Flow flow, Path copy) throws IOException {
      Files.write(copy, Files.readAllBytes(csv));
    }
  }
}
