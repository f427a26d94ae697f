package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.figures.Held;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.link.Terminators;
import twoflow.core.scenario.NamedFilter;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeFaults;
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
    assertEquals(new PageData.Totals(2_500, 5_006, 2, 5_005_000_000L), page.totals());
    assertEquals(5_006, page.marks().marks().size(), "the timeline has all segments");
    assertEquals(0, page.marks().slotNs());
    assertArrayEquals(
        new long[] {1_000_000, 3, PageData.MarkKind.DATA.ordinal(), 4, 1, 1, 2_500},
        page.marks().marks().getLast());
    assertEquals(PageCollector.MAX_LINKS, page.links().size());
    assertEquals(3_000, page.omittedLinks());
    assertEquals("abc", page.links().getLast().text());
    assertEquals(2, page.connections().size());
    assertEquals(2, page.slots().size());
    for (PageData.Slots slots : page.slots()) {
      assertEquals(0, slots.startNs());
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
  void shouldTakeSegmentsTogetherInATimelineThatWouldBeTooLarge() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9).open(11, 9001).open(12, 9001);
    for (int row = 0; row < 400; row++) {
      run.toRelay(11, 9001, 1 + 4L * row, 16, "abc\n");
    }
    try (RunAnalysis analysis = open(run)) {
      PageData.Marks marks =
          new MarkCollector(analysis.capture(), analysis.rowParts(), analysis.segmentMarks(), 80)
              .collect(analysis.capture().segments().get(0).timeNs(), 405_000_000L);
      assertTrue(marks.marks().size() <= 80, marks.marks().size() + " marks");
      assertEquals(406, marks.marks().stream().mapToLong(mark -> mark[4]).sum(), "segments");
      assertEquals(1_600, marks.marks().stream().mapToLong(mark -> mark[3]).sum(), "bytes");
      assertTrue(marks.slotNs() > 0);
    }
  }

  @Test
  void shouldStayBoundedWithManyConnectionsAndChecks() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9);
    for (int host = 2; host < 452; host++) {
      run.open(host % 250 + 2, 9001 + host / 250);
    }
    Map<String, Integer> flows = Map.of("CHAT", 9001, "VOIP", 9002);
    try (RunAnalysis analysis = open(run, flows)) {
      PageData page = new PageCollector(analysis).data();
      assertEquals(450, page.totals().connections());
      assertEquals(PageCollector.MAX_CONNECTIONS, page.connections().size());
      assertEquals(3 * PageCollector.MAX_CONNECTIONS, page.segments().size());
      PageChecks checks = page.checks();
      assertEquals(450, checks.failedCount(), "no end was captured");
      assertEquals(50, checks.reasons().getFirst().following().size());
    }
  }

  @Test
  void shouldSayBetweenWhichSegmentsBytesAreMissing() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9).open(11, 9001);
    run.toRelay(11, 9001, 1, 24, "abc\n").toRelay(11, 9001, 9, 24, "ijk\n");
    run.toRelay(11, 9001, 1, 24, "abc\n").close(11, 9001, 12, 0);
    PageData page = page(run);
    // Frames stand a millisecond apart: the fourth and the fifth have what is around the gap.
    assertEquals(
        List.of(new PageData.Hole(0, "CHAT", Leg.TO_RELAY, 5, 8, 3_000_000, 4_000_000)),
        page.holes());
  }

  @Test
  void shouldShowWhatASegmentCarries() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 9).open(11, 9001);
    run.toRelay(11, 9001, 1, 24, "a\nb").toRelay(11, 9001, 1, 24, "a\nb");
    PageData page = page(run);
    assertEquals("SYN", page.segments().getFirst().flags());
    assertEquals("ACK SYN", page.segments().get(1).flags());
    assertEquals(0, page.segments().getFirst().firstSeq());
    PageData.Segment segment = page.segments().get(3);
    assertEquals(List.of(new RowPart(1, 0, 1, 2, 0), new RowPart(2, 0, 3, 3, 0)), segment.rows());
    assertEquals(Leg.TO_RELAY, segment.leg());
    assertEquals(0, segment.tcpStream());
    assertEquals("127.0.0.11:40011", page.connections().getFirst().client());
    assertEquals("127.0.0.1:9001", page.connections().getFirst().relay());
    assertEquals(
        List.of(0L, 3L),
        page.segments().subList(3, 5).stream().map(PageData.Segment::repeatedBytes).toList());
  }

  @Test
  void shouldGiveTimesSinceTheEarliestSegment() throws IOException {
    // The first record's time lies after that of the next ones.
    Path capture = GoldenRun.copyTo(folder).resolve("two-flow.pcap");
    ByteBuffer pcap = ByteBuffer.wrap(Files.readAllBytes(capture)).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(capture, pcap.putInt(28, pcap.getInt(28) + 5_000_000).array());
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      List<RowLink> links = new ArrayList<>();
      run.links().forEach(links::add);
      List<LatenessSeries> series = run.lateness().series(PageCollector.MAX_DRAWN_SENDERS);
      PageCollector collector = new PageCollector(run);
      links.forEach(collector::add);
      collector.add(run.lateness().build(), series);
      PageData page = collector.data();
      long startNs = run.capture().segments().get(1).timeNs();
      assertEquals(Long.toString(startNs), page.startNs());
      assertEquals(
          run.capture().segments().get(0).timeNs() - startNs, page.segments().getFirst().timeNs());
      assertEquals(0, page.segments().get(1).timeNs());
      assertEquals(
          links.stream().map(link -> link.firstTimeNs() - startNs).toList(),
          page.links().stream().map(PageLink::firstTimeNs).toList());
      assertEquals(
          links.stream().map(link -> link.lastTimeNs() - startNs).toList(),
          page.links().stream().map(PageLink::lastTimeNs).toList());
      assertEquals(
          run.events().orElseThrow().rows().stream()
              .map(e -> OptionalLong.of(e.firstTimeNs() - startNs))
              .toList(),
          page.events().stream().map(PageData.RowEvents::firstTimeNs).toList());
      assertEquals(
          run.events().orElseThrow().rows().stream()
              .map(e -> OptionalLong.of(e.lastTimeNs() - startNs))
              .toList(),
          page.events().stream().map(PageData.RowEvents::lastTimeNs).toList());
      assertEquals(
          duesNs(series).map(dueNs -> dueNs - startNs).toList(),
          duesNs(page.latenessSeries()).toList());
    }
  }

  @Test
  void shouldMarkWhatWasLostRepeatedAndLateAndSayWhenTheWindowWasClosed() throws IOException {
    HandmadeFaults.write(folder);
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      PageData page = new PageCollector(run).data();
      assertEquals(
          Map.of(11L, 1, 12L, 4, 14L, 4, 16L, 2),
          page.segments().stream()
              .filter(segment -> segment.marks() != 0)
              .collect(Collectors.toMap(PageData.Segment::frame, PageData.Segment::marks)));
      assertEquals(
          Optional.of(new Held(25_000_000, 16)),
          page.segments().stream().filter(s -> s.frame() == 12).findFirst().orElseThrow().held());
      assertEquals(
          List.of(new PageData.Closed(1, "CHAT", Leg.FROM_RELAY, 10, 18, 14_000_000, 300_000_000)),
          page.closedWindows());
      PageData.Marks marks =
          new MarkCollector(run.capture(), run.rowParts(), run.segmentMarks(), 10)
              .collect(run.capture().segments().get(0).timeNs(), 405_000_000L);
      assertEquals(
          List.of(1L, 4L, 2L),
          marks.marks().stream().filter(mark -> mark.length == 8).map(mark -> mark[7]).toList(),
          "taken together, but each kind apart");
    }
  }

  @Test
  void shouldGiveTheGraphsAsDifferences() throws IOException {
    HandmadeFaults.write(folder);
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      List<PageGraph> graphs = new PageCollector(run).data().graphs();
      assertEquals(2, graphs.size(), "two of four directions have payload");
      PageGraph graph = graphs.getFirst();
      assertEquals("0 TO_RELAY 0", graph.tcpStream() + " " + graph.leg() + " " + graph.slotNs());
      assertEquals(
          List.of(
              "[10000000, 7, 0, 54]",
              "[10000000, 4, 0, 54, 1, 1, 0]",
              "[10000000, 1, 0, 54, 4, 1, 25000000]",
              "[10000000, 2, 0, 54, 4, 1, 15000000]",
              "[15000000, 2, -162, 54, 2, 1, 0]"),
          graph.sent().stream().map(Arrays::toString).toList());
      assertEquals("[11000000, 8, 55, 400]", Arrays.toString(graph.acked().getFirst()));
      assertEquals(
          List.of("[10000000, 7, 1000000, 1]"),
          graph.roundTrips().stream().map(Arrays::toString).toList());
    }
  }

  @Test
  void shouldTellTheWordsOfTheScenario() throws IOException {
    HandmadeFaults.write(folder);
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      PageScenario scenario = new PageCollector(run).data().scenario().orElseThrow();
      assertEquals(HandmadeFaults.TITLE, scenario.title());
      assertEquals(
          List.of(HandmadeFaults.ABOUT, "The window closes, too."), scenario.about(), "paragraphs");
      assertEquals(new NamedFilter("Row 2", "tcp.seq == 55"), scenario.filters().getLast());
    }
  }

  @Test
  void shouldTakeARunWithoutAnything() throws IOException {
    PageData page = page(new HandmadeRun(new Random(1), 9));
    assertEquals("0", page.startNs());
    assertEquals(List.of(), page.segments());
    assertEquals(List.of(), page.links());
    assertEquals(List.of(), page.latenessSeries());
  }

  private static Stream<Long> duesNs(List<LatenessSeries> series) {
    return series.stream().flatMap(one -> one.points().stream()).map(LatenessSeries.Point::dueNs);
  }

  private PageData page(HandmadeRun run) throws IOException {
    try (RunAnalysis analysis = open(run)) {
      PageCollector page = new PageCollector(analysis);
      analysis.links().forEach(page::add);
      return page.data();
    }
  }

  private RunAnalysis open(HandmadeRun run) throws IOException {
    return open(run, Map.of("CHAT", 9001));
  }

  private RunAnalysis open(HandmadeRun run, Map<String, Integer> flows) throws IOException {
    Files.write(folder.resolve("two-flow.pcap"), run.pcap());
    AnalysisOptions options =
        new AnalysisOptions(flows, Terminators.AUTO, Set.of(), 2 * PageCollector.MAX_LINKS);
    return RunAnalysis.open(RunFiles.find(folder, null), options);
  }
}
