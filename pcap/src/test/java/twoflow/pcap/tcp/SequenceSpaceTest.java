package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceSpaceTest {

  @Test
  void shouldCountOnThroughTwoToTheThirtyOneAndThirtyTwo() {
    for (long isn : new long[] {0, 0x7FFF_FFF0L, 0xFFFF_FFF0L, 0xFFFF_FFFFL}) {
      SequenceSpace space = new SequenceSpace(new StreamStart((int) isn, true, List.of()));
      int step = 50_000_000;
      for (long offset = 1; offset < 20_000_000_000L; offset += step) {
        assertEquals(offset, space.place(1, (int) (isn + offset), step));
        // A late repetition lies behind the newest number, it does not wrap.
        assertEquals(offset - 1, space.place(1, (int) (isn + offset - 1), 1));
      }
    }
  }

  @Test
  void shouldNotGoOnByANumberFarOff() {
    SequenceSpace space = new SequenceSpace(new StreamStart(100, true, List.of()));
    assertEquals(1, space.place(1, 101, 10));
    assertEquals(SequenceSpace.OUTSIDE, space.place(2, 1_500_000_100, 10));
    assertEquals(SequenceSpace.OUTSIDE, space.place(3, (int) 2_900_000_100L, 10));
    assertEquals(SequenceSpace.OUTSIDE, space.find((int) 2_900_000_100L));
    assertEquals(11, space.place(4, 111, 10));
  }

  @Test
  void shouldGoOnFarAheadWithAFrameThatIsKnownFor() {
    SequenceSpace space = new SequenceSpace(new StreamStart(100, true, List.of(7L)));
    assertEquals(1, space.place(1, 101, 10));
    assertEquals(SequenceSpace.OUTSIDE, space.place(6, (int) 3_000_000_100L, 10));
    assertEquals(3_000_000_000L, space.place(7, (int) 3_000_000_100L, 10));
    assertEquals(3_000_000_010L, space.place(8, (int) 3_000_000_110L, 10));
  }
}
