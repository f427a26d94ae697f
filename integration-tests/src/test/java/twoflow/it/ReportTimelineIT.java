package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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

/** The timeline of the report's page: holes, pairs, ACKs, and a window over a large run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportTimelineIT {

  private ShownReport report;

  @BeforeAll
  void openPage(Chromium chromium, @TempDir Path temporary) throws Exception {
    report = new ShownReport(chromium, temporary);
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
  void shouldDrawMissingBytesAsAHole() throws Exception {
    report.open(SyntheticPage.withHole());
    assertEquals(1, report.count("#timeline-chart svg path[stroke-dasharray]"));
    assertTrue(report.text("#timeline-legend").contains("missing in the capture"));
    focus();
    String status = "";
    for (int i = 0; i < 60 && !status.startsWith("Missing"); i++) {
      report.browser().press("ArrowRight");
      status = report.text("#timeline-status");
    }
    assertEquals(
        "Missing in the capture · CHAT, stream 0, client → relay, seq 77–155, len 79 bytes,"
            + " between 0.030000 s and 0.630000 s",
        status);
  }

  @Test
  void shouldNameThePairInALane() throws Exception {
    report.open(SyntheticPage.withTwoPairs());
    String lanes =
        report
            .browser()
            .eval("document.querySelector('#timeline-chart svg').textContent")
            .asString();
    assertTrue(lanes.contains("CHAT pair 2 client → relay"), lanes);
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertTrue(!report.text("#timeline-chart").contains("pair"), "one pair needs no number");
  }

  @Test
  void shouldFollowAnAckToTheRowThatItAcknowledges() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    focus();
    report.browser().press("ArrowRight");
    report.browser().press("Enter");
    assertEquals(
        "Frame 1 is a SYN: it opens or ends the connection and carries no row.",
        report.text("#timeline-answer"));
    String status = "";
    for (int i = 0; i < 20 && !status.contains("CHAT, relay → client, 0.030"); i++) {
      report.browser().press("ArrowRight");
      status = report.text("#timeline-status");
    }
    report.browser().press("Enter");
    assertEquals("Frame 14 acknowledges frame 13: row 1.", report.text("#timeline-answer"));
    assertTrue(report.text("#ladder-text code").contains("Hi, this is Client1"));
  }

  @Test
  void shouldMoveItsWindowThroughTheWholeOfALargeRun() throws Exception {
    report.open(SyntheticPage.large());
    assertTrue(report.text(".figures").contains("duration20 s"), report.text(".figures"));
    assertTrue(report.text("#timeline-legend").contains("too close to draw"));
    focus();
    report.browser().press("End");
    report.browser().awaitTrue("document.querySelector('#timeline-chart .tip') !== null");
    String tip = report.text("#timeline-chart .tip");
    assertTrue(tip.startsWith("Frame 20000 · VOIP"), tip);
    assertTrue(tip.contains("20.000000 s"), tip);
    report.browser().press("ArrowLeft");
    assertTrue(report.text("#timeline-status").startsWith("Frame 19999 · "));
    report.browser().press("Enter");
    assertEquals(
        "Frame 19999 carries row 19999, which is not among the rows of this page: links.csv has it.",
        report.text("#timeline-answer"));
  }

  private void focus() throws Exception {
    report.browser().eval("document.getElementById('timeline-chart').focus()");
  }
}
