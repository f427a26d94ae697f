package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import twoflow.analysis.RunAnalysis;
import twoflow.report.page.PageCollector;
import twoflow.report.page.PageData;
import twoflow.testsupport.handmade.HandmadeFaults;

/** The page of a run by a scenario: its words, its marks, and the graphs of a connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportFaultsIT {

  private ShownReport report;
  private Path folder;

  @BeforeAll
  void openPage(Chromium chromium, @TempDir Path temporary) throws Exception {
    report = new ShownReport(chromium, temporary);
    folder = Files.createDirectory(temporary.resolve("run"));
    HandmadeFaults.write(folder);
  }

  @AfterAll
  void closePage() throws Exception {
    if (report != null) {
      report.close();
    }
  }

  @AfterEach
  void shouldHaveNothingToComplainOf() {
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldBeginWithTheWordsOfTheScenarioAsText() throws Exception {
    report.open(handmade(folder));
    assertEquals("scenario", evalText("document.querySelector('main > section').id"));
    assertEquals(HandmadeFaults.TITLE, report.text("#scenario-title"));
    assertEquals(HandmadeFaults.ABOUT, report.text(".about"));
    assertEquals(2, report.count(".about"), "paragraphs");
    assertEquals(0, report.count("#scenario b, #scenario i, img"));
    assertEquals("The <i>voice</i>", report.text(".filters dt"));
    assertEquals(
        "tcp.port == 9002 && tcp.len > 0",
        evalText("document.querySelector('.filters .copy').title"));
  }

  @Test
  void shouldShowNothingMoreOfARunWithoutAScenario() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertEquals(0, report.count("#scenario, .mark-item"));
    assertTrue(evalBoolean("document.getElementById('timeline-late').hidden"));
    assertEquals("verdict", evalText("document.querySelector('main > section').id"));
  }

  @Test
  void shouldNameInTheLegendWhatOccurs() throws Exception {
    report.open(handmade(folder));
    assertEquals(
        "lost: by a fault of the scenario"
            + "|repeated: bytes that were captured before"
            + "|late: held back by its receiver, bytes in front of it are missing"
            + "|window closed: the receiver takes nothing",
        evalText(
            "[...document.querySelectorAll('#timeline-legend .mark-item')]"
                + ".map(e => e.textContent).join('|')"));
    assertTrue(report.text("#timeline-late").contains("RFC 9293, 3.10.7.4"));
    // One sign each of what was lost and repeated, two of what was late, and the band.
    assertEquals(1, report.count("#timeline-chart svg path[stroke-dasharray=\"4,3\"]"), "band");
    assertEquals(4, signs(), "signs");
  }

  /** Signs are lines alone, and each is put in its place. */
  private int signs() throws Exception {
    return report.count("#timeline-chart svg path[fill=\"none\"][stroke][transform]");
  }

  @Test
  void shouldTellOfTheMarksWhoeverStepsByKeys() throws Exception {
    report.open(handmade(folder));
    report.browser().eval("document.getElementById('timeline-chart').focus()");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      report.browser().press("ArrowRight");
      all.append(report.text("#timeline-status")).append('\n');
    }
    for (Map.Entry<String, String> frame :
        Map.of(
                "Frame 11 ", "lost: by a fault of the scenario",
                "Frame 12 ", "late: held back for 25 ms, until frame 16 brings what is missing",
                "Frame 16 ", "repeated: all its bytes were captured before",
                "Window closed ", "opened in frame 18 at 0.300000 s, for 286 ms")
            .entrySet()) {
      String line =
          all.toString()
              .lines()
              .filter(l -> l.startsWith(frame.getKey()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(frame.getKey() + " is not in " + all));
      assertTrue(line.contains(frame.getValue()), line);
    }
  }

  @Test
  void shouldDrawTheMarksInTheLadder() throws Exception {
    report.open(handmade(folder));
    assertTrue(report.text("#ladder-text code").endsWith("row 2"), "it begins with what was lost");
    assertEquals(1, report.count("#ladder-diagram .arrow .sign.lost"));
    assertEquals(1, report.count("#ladder-diagram .arrow.again"));
    assertEquals("window closed for 286 ms", report.text("#ladder-diagram .closed-band .label"));
    report.browser().eval("document.getElementById('ladder-next').click()");
    assertEquals(1, report.count("#ladder-diagram .arrow .sign.late"));
    assertTrue(report.text("#ladder-diagram .arrow .label").endsWith("late by 25 ms"));
    assertEquals(
        "late: held back by its receiver, bytes in front of it are missing",
        report.text("#ladder-legend li"));
  }

  @Test
  void shouldDrawTheGraphsOfAConnectionWhenTheyComeIntoView() throws Exception {
    report.browser().resize(1280, 500);
    report.open(handmade(folder));
    assertEquals(0, report.count("#sequence-chart svg"), "not yet");
    report.browser().eval("document.getElementById('graphs').scrollIntoView()");
    report.browser().awaitTrue("document.querySelectorAll('#roundtrip-chart svg').length === 1");
    assertEquals("CHAT client → relay, stream 0", selected());
    String axes = evalText("document.getElementById('graphs').textContent");
    for (String words :
        List.of(
            "sequence number (relative)",
            "time to the ACK",
            "time since the first segment (s)",
            "1 round trip: 1 ms to 1 ms, median 1 ms.",
            "edge of the receive window")) {
      assertTrue(axes.contains(words), words + " in " + axes);
    }
    report.browser().eval("document.getElementById('sequence-chart').focus()");
    for (int i = 0; i < 3; i++) {
      report.browser().press("ArrowRight");
    }
    assertEquals(
        "Frame 12, time 0.030000 s, seq 109–162, len 54 bytes, late held back for 25 ms",
        report.text("#graphs-status"));
    report.browser().awaitTrue("document.querySelector('#sequence-chart .tip') !== null");
    assertTrue(report.text("#sequence-chart .tip").startsWith("Frame 12"));
  }

  @Test
  void shouldZoomBothGraphsAndChooseAnotherConnection() throws Exception {
    report.open(handmade(folder));
    report.browser().eval("document.getElementById('graphs').scrollIntoView()");
    report.browser().awaitTrue("document.querySelectorAll('#roundtrip-chart svg').length === 1");
    Map<String, String> axes =
        Map.of(
            "sequence-chart", evalText(axisOf("sequence-chart")),
            "roundtrip-chart", evalText(axisOf("roundtrip-chart")));
    report.browser().eval("document.getElementById('graphs-zoom-in').click()");
    for (String chart : List.of("sequence-chart", "roundtrip-chart")) {
      report.browser().awaitTrue(axisOf(chart) + " !== '" + axes.get(chart) + "'");
    }
    report
        .browser()
        .eval(
            "(s => { s.selectedIndex = 1; s.dispatchEvent(new Event('change')); })"
                + "(document.getElementById('graphs-connection'))");
    assertEquals("CHAT relay → client, stream 1", selected());
    assertTrue(report.text("#sequence-legend").contains("window closed: the receiver"));
    assertTrue(!report.text("#sequence-legend").contains("lost"), "not on this connection");
    assertTrue(report.text("#sequence-chart").contains("window closed"));
  }

  private static String axisOf(String chart) {
    return "document.querySelector('#" + chart + " svg').textContent";
  }

  private String selected() throws Exception {
    return evalText("document.getElementById('graphs-connection').selectedOptions[0].textContent");
  }

  private String evalText(String expression) throws Exception {
    return report.browser().eval(expression).asString();
  }

  private boolean evalBoolean(String expression) throws Exception {
    return report.browser().eval(expression).asBoolean();
  }

  /** The page of the run in a folder. */
  static PageData handmade(Path folder) throws Exception {
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      PageCollector page = new PageCollector(run);
      run.links().forEach(page::add);
      return page.data();
    }
  }
}
