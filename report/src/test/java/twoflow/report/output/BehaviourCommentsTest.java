package twoflow.report.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.SegmentRecord;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeFaults;

/** What the annotated capture says of packets that did otherwise than most. */
class BehaviourCommentsTest {

  @TempDir private Path folder;

  @Test
  void shouldSayWhatHappenedToAPacket() throws IOException {
    HandmadeFaults.write(folder);
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      assertEquals(
          Map.of(
              7L,
              "Impaired: the relay does not pass these bytes on as they came;"
                  + " log event: relay impaired seq=1..10",
              10L,
              "Window closed: the client takes no more bytes of this CHAT connection",
              11L,
              "Fault (lose): the network loses this packet",
              12L,
              "Late: its receiver holds it back for 25.000 ms, until frame 16 brings the missing"
                  + " bytes before it",
              14L,
              "Late: its receiver holds it back for 15.000 ms, until frame 16 brings the missing"
                  + " bytes before it",
              16L,
              "Repeated: all its bytes were captured before",
              18L,
              "Window open again: the client takes 400 bytes; it was closed for 286.000 ms"),
          comments(run));
    }
  }

  @Test
  void shouldSayNothingOfAUsualRun() throws IOException {
    try (RunAnalysis run = RunAnalysis.open(GoldenRun.copyTo(folder.resolve("golden")))) {
      assertEquals(Map.of(), comments(run));
    }
  }

  private static Map<Long, String> comments(RunAnalysis run) {
    BehaviourComments comments = new BehaviourComments(run);
    Map<Long, String> byFrame = new TreeMap<>();
    for (long i = 0; i < run.capture().segments().size(); i++) {
      SegmentRecord segment = run.capture().segments().get(i);
      List<String> all = comments.of(segment);
      if (!all.isEmpty()) {
        byFrame.put(segment.frame(), String.join("; ", all));
      }
    }
    return byFrame;
  }
}
