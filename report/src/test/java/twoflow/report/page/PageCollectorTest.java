package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.Segment;
import twoflow.analysis.link.Terminators;
import twoflow.testsupport.handmade.HandmadeRun;

class PageCollectorTest {

  @TempDir private Path folder;

  @Test
  void shouldShowTheBeginningOfALargeRun() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9).open(11, 9001).open(12, 9001);
    for (int row = 0; row < 2_500; row++) {
      run.toRelay(11, 9001, 1 + 4L * row, 16, "abc\n")
          .fromRelay(12, 9001, 1 + 4L * row, 24, "abc\n");
    }
    PageData page = page(run);
    assertEquals(PageCollector.MAX_SEGMENTS, page.segments().size());
    assertEquals(6, page.omittedSegments());
    assertEquals(PageCollector.MAX_LINKS, page.links().size());
    assertEquals(3_000, page.omittedLinks());
    assertEquals("abc", page.links().getLast().text());
    assertEquals(2, page.connections().size());
    assertEquals(2, page.slots().size());
    for (PageData.Slots slots : page.slots()) {
      assertEquals(2_500, slots.segments().stream().mapToLong(Long::longValue).sum());
    }
    assertEquals(2, page.figures().size());
    for (FlowFigures figures : page.figures()) {
      assertEquals(2_500, figures.sizesBytes().count());
      assertEquals(2_499, figures.gapsNs().count());
      assertEquals(10_000, figures.payloadBytes());
      assertEquals(100_000, figures.headerBytes());
    }
  }

  @Test
  void shouldShowWhatASegmentCarries() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9).open(11, 9001);
    run.toRelay(11, 9001, 1, 24, "a\nb").toRelay(11, 9001, 1, 24, "a\nb");
    PageData page = page(run);
    assertEquals(List.of("SYN"), page.segments().getFirst().flags());
    assertEquals(0, page.segments().getFirst().firstSeq());
    Segment segment = page.segments().get(3);
    assertEquals(
        List.of(new Segment.RowPart(1, 0, 1, 2, 0), new Segment.RowPart(2, 0, 3, 3, 0)),
        segment.rows());
    assertEquals(Leg.TO_RELAY, segment.leg());
    assertEquals("127.0.0.11:40011", segment.source());
    assertEquals("127.0.0.1:9001", segment.destination());
    assertEquals(
        List.of(false, true),
        page.segments().subList(3, 5).stream().map(Segment::retransmission).toList());
  }

  private PageData page(HandmadeRun run) throws IOException {
    Files.write(folder.resolve("two-flow.pcap"), run.pcap());
    AnalysisOptions options =
        new AnalysisOptions(
            Map.of("CHAT", 9001), Terminators.AUTO, Set.of(), 2 * PageCollector.MAX_LINKS);
    try (RunAnalysis analysis = RunAnalysis.open(RunFiles.find(folder, null), options)) {
      PageCollector page = new PageCollector(analysis);
      analysis.links().forEach(page::add);
      return page.data();
    }
  }
}
