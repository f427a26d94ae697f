package twoflow.core.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.core.payload.RecordedRows.utf8;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.payload.RecordedRows.Found;
import twoflow.core.payload.RecordedRows.PortionOfRow;

class RowSplitterTest {

  private final RecordedRows recorded = new RecordedRows();
  private final RowSplitter chat = new RowSplitter(Pattern.compile("C1-CHAT: "), recorded);
  private final RowSplitter voip = new RowSplitter(recorded);

  private static void read(RowSplitter splitter, String text, long timeNs) {
    byte[] bytes = utf8(text);
    splitter.read(bytes, bytes.length, timeNs);
  }

  @Test
  void shouldTellTheRowsOfGluedReads() {
    read(voip, "one\n\ntwo\nth", 5);
    read(voip, "ree\n", 6);

    assertEquals(
        List.of(
            new Found(1, "one", 1, 4, 5, true),
            new Found(2, "", 5, 5, 5, true),
            new Found(3, "two", 6, 9, 5, true),
            new Found(4, "three", 10, 15, 6, true)),
        recorded.found());
  }

  @Test
  void shouldLeaveACarriageReturnBeforeTheNewlineOutOfTheTextAlone() {
    read(voip, "one\r\n\r\nt\rwo\r", 5);
    read(voip, "\nth\r\r\n", 6);

    assertEquals(
        List.of(
            new Found(1, "one", 1, 5, 5, true),
            new Found(2, "", 6, 7, 5, true),
            new Found(3, "t\rwo", 8, 13, 6, true),
            new Found(4, "th\r", 14, 18, 6, true)),
        recorded.found());
    assertEquals(
        List.of("one", "", "t\\rwo", "th\\r"),
        recorded.rows().stream().map(ReceivedRow::shown).toList());
    assertEquals(
        List.of(4L, 1L, 5L, 4L), recorded.rows().stream().map(ReceivedRow::lengthBytes).toList());
  }

  @Test
  void shouldShowACarriageReturnThatNoNewlineFollows() {
    read(chat, "one\r", 5);
    chat.silence();

    assertEquals("one\\r (unterminated)", recorded.rows().getFirst().shown());
  }

  @Test
  void shouldNotTellARowBeforeItsNewline() {
    read(voip, "half", 1);

    assertTrue(voip.inMidRow());
    assertEquals(List.of(), recorded.rows());
  }

  @Test
  void shouldTakeTheRestAsARowAtTheEnd() {
    read(voip, "one\nrest", 1);

    assertTrue(voip.end());
    assertEquals(new Found(2, "rest", 5, 8, 1, false), recorded.found().get(1));
    assertFalse(voip.end(), "the rest comes once");
    assertEquals(2, recorded.rows().size());
  }

  @Test
  void shouldNotSplitAtMarkersOnceANewlineWasSeen() {
    read(chat, "C1-CHAT: a\nC1-CHAT: b, quoting C1-CHAT: a", 1);
    read(chat, " and C1-CHAT: c\n", 2);

    assertEquals(
        List.of("C1-CHAT: a", "C1-CHAT: b, quoting C1-CHAT: a and C1-CHAT: c"), recorded.texts());
  }

  @Test
  void shouldNotSplitAtMarkersWithoutAMarkerOfItsOwn() {
    read(voip, "C1-CHAT: aC1-CHAT: b", 1);
    voip.end();

    assertEquals(List.of("C1-CHAT: aC1-CHAT: b"), recorded.texts());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void shouldFindAMarkerThatTwoReadsShare(int markerBytesInFirstRead) {
    String marker = "C1-CHAT: ";
    read(chat, "C1-CHAT: one" + marker.substring(0, markerBytesInFirstRead), 1);
    read(chat, marker.substring(markerBytesInFirstRead) + "two", 2);
    chat.end();

    assertEquals(
        List.of(
            new Found(1, "C1-CHAT: one", 1, 12, 1, false),
            new Found(2, "C1-CHAT: two", 13, 24, 2, false)),
        recorded.found());
    assertEquals(
        List.of(
            new PortionOfRow(1, new Portion(1, 1, 12)),
            new PortionOfRow(2, new Portion(1, 13, 12 + markerBytesInFirstRead)),
            new PortionOfRow(2, new Portion(2, 13 + markerBytesInFirstRead, 24))),
        recorded.portions());
  }

  @Test
  void shouldTakeSilenceAsTheEndOfARow() {
    read(chat, "C1-CHAT: one", 1);
    chat.silence();
    chat.silence();
    read(chat, "two", 2);
    chat.silence();

    assertEquals(
        List.of(
            new Found(1, "C1-CHAT: one", 1, 12, 1, false), new Found(2, "two", 13, 15, 2, false)),
        recorded.found());
    assertFalse(chat.inMidRow());
    assertFalse(chat.end());
  }

  @Test
  void shouldGiveALateNewlineToTheRowThatSilenceEnded() {
    read(chat, "one", 1);
    chat.silence();
    read(chat, "\ntwo\n", 2);

    assertEquals(
        List.of(new Found(1, "one", 1, 3, 1, false), new Found(2, "two", 5, 8, 2, true)),
        recorded.found());
    assertEquals(
        List.of(
            new PortionOfRow(1, new Portion(1, 1, 3)),
            new PortionOfRow(1, new Portion(2, 4, 4)),
            new PortionOfRow(2, new Portion(2, 5, 8))),
        recorded.portions());
  }

  @Test
  void shouldTakeTheSecondOfTwoLateNewlinesAsAnEmptyRow() {
    read(chat, "one", 1);
    chat.silence();
    read(chat, "\n", 2);
    read(chat, "\n", 3);

    assertEquals(
        List.of(new Found(1, "one", 1, 3, 1, false), new Found(2, "", 5, 5, 3, true)),
        recorded.found());
  }

  @Test
  void shouldNotTakeANewlineThatCameWithTextAsLate() {
    read(chat, "one", 1);
    chat.silence();
    read(chat, "more", 2);
    read(chat, "\n", 3);

    assertEquals(new Found(2, "more", 4, 8, 3, true), recorded.found().get(1));
  }

  @Test
  void shouldCutALongRowWhenShownButCountItWhole() {
    int lengthBytes = RowSplitter.MAX_KEPT_BYTES + 500_000;
    List<String> rows = List.of("x".repeat(lengthBytes), "after");
    Reads reads = Reads.random(new SplittableRandom(1), Reads.join(rows, "\n"));
    reads.feed(voip);

    ReceivedRow longRow = recorded.rows().getFirst();
    assertEquals(RowSplitter.MAX_KEPT_BYTES, longRow.bytes().length);
    assertEquals(lengthBytes, longRow.lengthBytes());
    assertEquals(lengthBytes + 1L, longRow.lastSeq());
    assertTrue(
        longRow.shown().endsWith("x [cut: " + lengthBytes + " bytes]"),
        () -> longRow.shown().substring(Printable.MAX_SHOWN_BYTES - 1));
    assertEquals("after", recorded.texts().get(1));
    assertIterableEquals(reads.portions(rows, 1), recorded.portions());
  }

  @Test
  void shouldTellPortionsOfALongRowBeforeItsEnd() {
    byte[] x = {'x'};
    for (int i = 1; i <= 20_000; i++) {
      voip.read(x, 1, i);
      long untold = i - recorded.toldBytes();
      assertTrue(untold <= 4096 + 1, () -> untold + " portions wait in memory");
    }
    read(voip, "\n", 20_001);

    List<String> rows = List.of("x".repeat(20_000));
    assertIterableEquals(
        Reads.bytewise(Reads.join(rows, "\n")).portions(rows, 1), recorded.portions());
  }

  @ParameterizedTest
  @ValueSource(ints = {4086, 4088, 4090, 4092, 4095, 4096, 4097, 4100})
  void shouldGiveAMarkerToItsRowWhenThePortionsOverflowWithinIt(int firstRowBytes) {
    List<String> rows =
        List.of("C1-CHAT: " + "x".repeat(firstRowBytes - 9), "C1-CHAT: the next row");
    Reads reads = Reads.bytewise(Reads.join(rows, ""));
    reads.feed(chat);
    chat.end();

    assertEquals(rows, recorded.texts());
    assertIterableEquals(reads.portions(rows, 0), recorded.portions());
  }

  @Test
  void shouldMarkARowWithoutTerminatorWhenShown() {
    read(voip, "a\tb\n", 1);
    read(voip, "rest", 2);
    voip.end();

    assertEquals("a\\tb", recorded.rows().get(0).shown());
    assertEquals("rest (unterminated)", recorded.rows().get(1).shown());
  }
}
