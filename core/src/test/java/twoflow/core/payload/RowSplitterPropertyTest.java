package twoflow.core.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/** Any chunking of any text gives the rows back, and every byte is in one portion, of its row. */
class RowSplitterPropertyTest {

  private static final Pattern MARKER = Pattern.compile(RowText.CHAT_MARKER);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGiveBackTerminatedRowsHoweverTheyAreCut(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(RandomText.text(random, random.nextInt(8) == 0 ? 3000 : 30));
    }
    Reads reads = Reads.random(random, Reads.join(rows, "\n"));
    RecordedRows recorded = new RecordedRows();
    RowSplitter splitter = new RowSplitter(recorded);

    reads.feed(splitter);

    assertIterableEquals(reads.found(rows, 1), recorded.found(), "seed " + seed);
    assertIterableEquals(reads.portions(rows, 1), recorded.portions(), "seed " + seed);
    assertFalse(splitter.inMidRow(), "seed " + seed);
    assertFalse(splitter.end(), "seed " + seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGiveBackGluedChatRowsWithoutTerminator(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(RowText.CHAT_MARKER + RandomText.text(random, 60));
    }
    Reads reads = Reads.random(random, Reads.join(rows, ""));
    RecordedRows recorded = new RecordedRows();
    RowSplitter splitter = new RowSplitter(MARKER, recorded);

    reads.feed(splitter);
    boolean unterminated = splitter.end();

    assertTrue(unterminated, "seed " + seed);
    assertIterableEquals(reads.found(rows, 0), recorded.found(), "seed " + seed);
    assertIterableEquals(reads.portions(rows, 0), recorded.portions(), "seed " + seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldReadBackTheRowsThatTheFormatsWrite(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Flow flow = random.nextBoolean() ? Flow.CHAT : Flow.VOIP;
    WireFormat format =
        flow == Flow.CHAT
            ? new ChatFormat(Terminator.NEWLINE)
            : new VoipFormat(1 + random.nextInt(30));
    List<Row> rows = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      rows.add(RandomText.row(random, flow));
      format.writes(rows.getLast()).forEach(stream::writeBytes);
    }
    RecordedRows recorded = new RecordedRows();
    Reads.random(random, stream.toByteArray())
        .feed(flow == Flow.CHAT ? new RowSplitter(MARKER, recorded) : new RowSplitter(recorded));

    List<Row> readBack =
        recorded.texts().stream().map(text -> RowText.parse(text).orElseThrow()).toList();
    assertEquals(rows, readBack, "seed " + seed);
  }
}
