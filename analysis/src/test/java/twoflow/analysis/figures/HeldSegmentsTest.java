package twoflow.analysis.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.SegmentTable;

/** What waits behind lost bytes, for how long; and what does not. Frames 1 to 3 are a handshake. */
class HeldSegmentsTest {

  private static final String TEN = "0123456789";

  @TempDir private Path folder;
  private final OneConnection capture = new OneConnection();

  /** The frames that were held back: how long, and until which frame. */
  private List<String> held(Set<Long> lost) throws IOException {
    try (RunAnalysis run = capture.open(folder)) {
      HeldSegments held = HeldSegments.of(run.capture(), lost::contains);
      List<String> words = new ArrayList<>();
      for (long frame = 1; frame <= run.capture().segments().size(); frame++) {
        long number = frame;
        held.of(frame)
            .ifPresent(one ->
                words.add(
                    "%d: %d ms until %d"
                        .formatted(number, one.heldNs() / OneConnection.MS, one.untilFrame())));
      }
      return words;
    }
  }

  @Test
  void shouldHoldBackWhatComesBehindALostSegmentUntilItsRepetition() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN).data(30, 21, TEN).data(40, 31, TEN);
    capture.data(55, 11, TEN).data(60, 41, TEN);
    assertEquals(List.of("6: 25 ms until 8", "7: 15 ms until 8"), held(Set.of(5L)));
  }

  @Test
  void shouldWaitForTheCopyThatWasNotLost() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN).data(30, 1, TEN).data(70, 1, TEN);
    assertEquals(List.of("5: 50 ms until 7"), held(Set.of(4L, 6L)));
  }

  @Test
  void shouldHoldBackWhatWasCapturedBeforeEarlierBytes() throws IOException {
    capture.data(10, 11, TEN).data(12, 1, TEN);
    assertEquals(List.of("4: 2 ms until 5"), held(Set.of()));
  }

  @Test
  void shouldNotHoldBackWhatIsOnlySentAgain() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN).data(30, 1, TEN).data(40, 21, TEN);
    assertEquals(List.of(), held(Set.of()));
  }

  /** The copy of a segment that waits brings nothing that waits. */
  @Test
  void shouldHoldBackBytesOnce() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN).data(25, 11, TEN).data(30, 16, TEN);
    capture.data(40, 1, TEN);
    assertEquals(List.of("5: 20 ms until 8", "7: 10 ms until 8"), held(Set.of(4L)));
  }

  @Test
  void shouldLetGoPartByPart() throws IOException {
    capture.data(10, 1, TEN).data(11, 11, TEN).data(12, 21, TEN).data(13, 31, TEN);
    capture.data(20, 1, TEN).data(30, 21, TEN);
    assertEquals(List.of("5: 9 ms until 8", "7: 17 ms until 9"), held(Set.of(4L, 6L)));
  }

  /** The receiver has what it acknowledges: the capture lacks it, nothing waits for it. */
  @Test
  void shouldNotWaitForWhatTheCaptureLacks() throws IOException {
    capture.data(10, 11, TEN).ack(11, 21).data(20, 21, TEN).ack(21, 31).data(30, 1, TEN);
    assertEquals(List.of(), held(Set.of()));
  }

  @Test
  void shouldNotWaitForEverWithoutARepetition() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN);
    assertEquals(List.of(), held(Set.of(4L)));
  }

  @Test
  void shouldGiveEachSegmentItsMarks() throws IOException {
    capture.data(10, 1, TEN).data(20, 11, TEN).data(30, 1, TEN).data(40, 16, TEN);
    try (RunAnalysis run = capture.open(folder)) {
      SegmentMarks marks = new SegmentMarks(run.capture(), frame -> frame == 4);
      SegmentTable segments = run.capture().segments();
      assertEquals(EnumSet.of(SegmentMark.LOST), marks.of(segments.get(3)));
      assertEquals(EnumSet.of(SegmentMark.LATE), marks.of(segments.get(4)));
      assertEquals(EnumSet.of(SegmentMark.REPEATED), marks.of(segments.get(5)));
      assertEquals(EnumSet.of(SegmentMark.REPEATED), marks.of(segments.get(6)), "a part of it");
      assertEquals(5, segments.get(6).repeatedBytes());
      assertEquals(new Held(10 * OneConnection.MS, 6), marks.held(segments.get(4)).orElseThrow());
    }
  }
}
