package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.analysis.link.RowLink;

class DisplayFilterTest {

  @Test
  void shouldNameASingleFrame() {
    assertEquals("frame.number == 17", DisplayFilter.ofFrames(List.of(17L)));
  }

  @Test
  void shouldWriteRunsOfFramesAsRanges() {
    assertEquals(
        "frame.number in {3, 17..19, 25..26}",
        DisplayFilter.ofFrames(List.of(3L, 17L, 18L, 19L, 25L, 26L)));
  }

  @Test
  void shouldHaveNoFilterForNoFrame() {
    assertEquals("", DisplayFilter.ofFrames(List.of()));
  }

  @Test
  void shouldNameTheBytesOfARowInItsDirection() {
    RowLink link = SampleRun.link("text", List.of(17L), 149);
    assertEquals(
        "tcp.stream == 3 && tcp.dstport == 9002 && tcp.len > 0"
            + " && tcp.nxtseq > 78 && tcp.seq <= 149",
        DisplayFilter.ofBytes(link, 9002));
  }

  @Test
  void shouldNotNameBytesThatASeqOf32BitsCannotTell() {
    assertEquals(
        "", DisplayFilter.ofBytes(SampleRun.link("text", List.of(17L), 0x1_0000_0000L), 9002));
  }
}
