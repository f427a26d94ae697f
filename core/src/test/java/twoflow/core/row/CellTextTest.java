package twoflow.core.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a message shows of a cell. */
class CellTextTest {

  @Test
  void shouldShowAShortTextWhole() {
    assertEquals("\"" + "x".repeat(40) + "\"", CellText.quoted("x".repeat(40)));
    assertEquals("\"" + "x".repeat(40) + "\"", CellText.quotedEnd("x".repeat(40)));
  }

  @Test
  void shouldCutALongTextBetweenTwoCharacters() {
    String clefs = "𝄞".repeat(30);
    assertEquals("\"x" + "𝄞".repeat(19) + "\"...", CellText.quoted("x" + clefs));
    assertEquals("...\"" + "𝄞".repeat(19) + "x\"", CellText.quotedEnd(clefs + "x"));
  }
}
