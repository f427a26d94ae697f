package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.analysis.store.RecordStore;

/** Rows whose lines end by CRLF, as telnet and PuTTY send them. */
class RowMatcherTest {

  private static final String OWNER = "direction";

  @TempDir private Path folder;

  private final RowTexts texts = new RowTexts(10);
  private RecordStore store;
  private RowTable table;

  @BeforeEach
  void open() throws IOException {
    store = new RecordStore(folder.resolve("rows"));
    table = new RowTable(store);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  /** A CSV file's rows. */
  private static final class Rows implements ExpectedRows {

    private final List<String> rows;
    private int next;

    Rows(String... rows) {
      this.rows = List.of(rows);
    }

    @Override
    public ExpectedRow next() {
      if (next == rows.size()) {
        return null;
      }
      byte[] content = rows.get(next).getBytes(StandardCharsets.UTF_8);
      next++;
      return new ExpectedRow(next, next + 1L, content);
    }

    @Override
    public boolean seek(byte[] content) {
      next = rows.indexOf(new String(content, StandardCharsets.UTF_8));
      return next >= 0;
    }
  }

  private RowMatcher matcher(ExpectedRows expected) {
    return new RowMatcher(expected, Terminators.AUTO, new RowRecorder(OWNER, table, texts));
  }

  private static void bytes(RowMatcher matcher, String stream, int cut) throws IOException {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    matcher.bytes(bytes, 0, cut);
    matcher.bytes(bytes, cut, bytes.length - cut);
  }

  /** Each row as {@code line first..last STATUS text}. */
  private List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    for (long i = 0; i < table.size(); i++) {
      found.add(
          "%d %d..%d %s %s"
              .formatted(
                  table.line(i),
                  table.firstSeq(i),
                  table.lastSeq(i),
                  table.status(i),
                  texts.text(OWNER, i)));
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 5, 8, 9})
  void shouldLinkRowsThatACrlfEnds(int cut) throws IOException {
    RowMatcher matcher = matcher(new Rows("one", "two"));
    bytes(matcher, "one\r\ntwo\r\n", cut);
    matcher.finish();
    assertEquals(List.of("2 1..5 EQUAL one", "3 6..10 EQUAL two"), found());
    assertEquals(Optional.empty(), matcher.firstDifference());
  }

  @Test
  void shouldShowRowsWithoutCsvWithoutTheirCarriageReturns() throws IOException {
    RowMatcher matcher = matcher(null);
    bytes(matcher, "one\r\n\r\nt\rwo\n", 4);
    matcher.finish();
    assertEquals(
        List.of("0 1..5 AS_SEEN one", "0 6..7 AS_SEEN ", "0 8..12 AS_SEEN t\rwo"), found());
  }

  @Test
  void shouldMixBothLineEnds() throws IOException {
    RowMatcher matcher = matcher(new Rows("one", "two", "three"));
    bytes(matcher, "one\ntwo\r\nthree\n", 6);
    matcher.finish();
    assertEquals(List.of("2 1..4 EQUAL one", "3 5..9 EQUAL two", "4 10..15 EQUAL three"), found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\rx\n", "one\r\r\n"})
  void shouldNotTakeACarriageReturnInsideARowForItsEnd(String stream) throws IOException {
    RowMatcher matcher = matcher(new Rows("one"));
    bytes(matcher, stream, 4);
    matcher.finish();
    assertEquals(1, found().size());
    assertEquals(RowStatus.DIFFERENT, table.status(0));
    assertEquals(6, table.lastSeq(0));
    String text = stream.charAt(4) == 'x' ? "one\rx" : "one\r";
    assertEquals(text, texts.text(OWNER, 0));
    assertEquals(5, matcher.firstDifference().get().seq());
  }

  @Test
  void shouldNotTakeALoneCarriageReturnAtTheEndForALineEnd() throws IOException {
    RowMatcher matcher = matcher(new Rows("one"));
    bytes(matcher, "one\r", 4);
    matcher.finish();
    assertEquals(List.of("2 1..4 UNFINISHED one"), found());
  }

  @Test
  void shouldKeepItsPlaceWhenALineEndWasNotCaptured() throws IOException {
    RowMatcher matcher = matcher(new Rows("one", "two", "three", "four"));
    bytes(matcher, "one\r\ntwo", 3);
    matcher.gap(2);
    bytes(matcher, "three\r", 3);
    matcher.gap(1);
    bytes(matcher, "four\r\n", 3);
    matcher.finish();
    assertEquals(
        List.of(
            "2 1..5 EQUAL one",
            "3 6..10 INCOMPLETE two",
            "4 11..17 INCOMPLETE three",
            "5 18..23 EQUAL four"),
        found());
  }

  @Test
  void shouldFindItsPlaceInMidStream() throws IOException {
    RowMatcher matcher = matcher(new Rows("one", "two", "three"));
    matcher.startInMidStream();
    bytes(matcher, "ne\r\ntwo\r\nthree\r\n", 3);
    matcher.finish();
    assertEquals(List.of("3 5..9 EQUAL two", "4 10..16 EQUAL three"), found());
  }
}
