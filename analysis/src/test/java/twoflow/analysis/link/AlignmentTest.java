package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding a row in a stream whose beginning is missing. */
class AlignmentTest {

  private final List<String> sought = new ArrayList<>();

  /** A CSV file that has one row. */
  private final ExpectedRows rows =
      new ExpectedRows() {
        @Override
        public ExpectedRow next() {
          return null;
        }

        @Override
        public boolean seek(byte[] content) {
          sought.add(new String(content, StandardCharsets.UTF_8));
          return sought.getLast().equals("second row");
        }
      };

  private final Alignment alignment = new Alignment(rows);

  @Test
  void shouldFindTheRowBehindTheRestOfAnother() throws IOException {
    take("t row");
    assertFalse(alignment.endsWithRow());
    take("second");
    take(" row");
    assertTrue(alignment.endsWithRow());
    assertEquals(List.of("t row", "second row"), sought);
  }

  @Test
  void shouldLeaveACarriageReturnOut() throws IOException {
    take("second row\r");
    assertTrue(alignment.endsWithRow());
  }

  @Test
  void shouldForgetTheLineWhenBytesAreMissing() throws IOException {
    take("second ");
    alignment.reset();
    take("row");
    assertFalse(alignment.endsWithRow());
    assertEquals(List.of("row"), sought);
  }

  @Test
  void shouldGiveUpAfterFourLines() throws IOException {
    for (int line = 0; line < 4; line++) {
      assertFalse(alignment.givesUp());
      take("other");
      assertFalse(alignment.endsWithRow());
    }
    assertTrue(alignment.givesUp());
  }

  @Test
  void shouldTakeBytesFromWithinABuffer() throws IOException {
    byte[] buffer = "..second row..".getBytes(StandardCharsets.UTF_8);
    alignment.take(buffer, 2, 10);
    assertTrue(alignment.endsWithRow());
    assertArrayEquals("..second row..".getBytes(StandardCharsets.UTF_8), buffer);
  }

  private void take(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    alignment.take(bytes, 0, bytes.length);
  }
}
