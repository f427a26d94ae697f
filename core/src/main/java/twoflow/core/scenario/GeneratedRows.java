package twoflow.core.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.Row;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowWriter;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.Words;

/**
 * Rows of words that a seed picks: the same seed gives the same bytes, everywhere. With the seed of
 * a run, the words are others, the lengths are not, and the first row begins with its marker.
 *
 * @param rows how many
 * @param bytes the length of each message in UTF-8
 * @param seed the scenario's seed
 * @param run the seed of the run, if it has one
 */
public record GeneratedRows(int rows, int bytes, long seed, Optional<RunSeed> run)
    implements ScenarioRows {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 9, 0, 0);
  private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  /** What a row has on the wire besides its message: at most so much. */
  private static final int BESIDES_MESSAGE_BYTES = 100;

  @Override
  public void forEach(Flow flow, RowCheck visitor) {
    of(flow).forEach(visitor::accept);
  }

  @Override
  public OptionalLong mostBytes() {
    return OptionalLong.of((long) rows * (bytes + BESIDES_MESSAGE_BYTES));
  }

  @Override
  public void write(Flow flow, Path csv) throws IOException {
    try (RowWriter file = new RowWriter(csv)) {
      for (Iterator<NumberedRow> row = of(flow).iterator(); row.hasNext(); ) {
        file.write(row.next().row());
      }
    }
  }

  /** The rows, each made when it is asked for. */
  private Stream<NumberedRow> of(Flow flow) {
    // Its algorithm is part of its contract, so it is the same in every Java.
    Random random = run.map(of -> of.random("scenario " + seed)).orElseGet(() -> new Random(seed));
    Words words = new Words();
    // The header is on line 1.
    return Stream.iterate(1, number -> number <= rows, number -> number + 1)
        .map(number -> new NumberedRow(number, number + 1L, row(flow, number, words, random)));
  }

  private Row row(Flow flow, int number, Words words, Random random) {
    String message =
        number == 1 && run.isPresent()
            ? run.get().marker().before(words, random, bytes)
            : words.text(random, bytes);
    String timestamp = ISO.format(START.plusSeconds(number - 1L));
    return new Row(timestamp, flow.speaker(), flow, message);
  }
}
