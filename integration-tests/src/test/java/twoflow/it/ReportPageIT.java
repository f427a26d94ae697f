package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.analysis.verdict.Verdict;
import twoflow.report.page.PageCalls;
import twoflow.report.page.PageChecks;
import twoflow.report.page.PageData;

/** The report's page in a browser: it draws itself, answers, and runs nothing out of a payload. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportPageIT {

  private static final String HOSTILE =
      "C1-CHAT: </script><script>document.title='broken'</script><img src=x onerror=alert(1)> \u202E";

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

  @Test
  void shouldDrawAllPartsWithoutAComplaintOrARequest() throws Exception {
    Path page = report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertEquals("The capture is complete", report.text("#verdict-title"));
    for (String id : List.of("timeline-chart", "size-chart", "gap-chart", "lateness-chart")) {
      assertTrue(report.count("#" + id + " svg path") > 3, id + " is drawn");
    }
    assertEquals(
        "Share of headers42 %86 %", report.text("#comparison-table tbody tr:nth-child(6)"));
    assertEquals(6, report.count("#lateness-table tbody tr"), "3 measures of 2 flows");
    assertTrue(report.text("#lateness-table tbody tr").contains("-30 µs"), "early stays early");
    assertEquals(
        18, report.count("#ladder-diagram .arrow"), "9 segments of the VoIP row on each leg");
    assertEquals(16, report.count("#row-table tbody tr"), "8 rows on 2 legs");
    String filter =
        report.browser().eval("document.querySelector('#connection-table .copy').title").asString();
    assertEquals("tcp.stream == 0", filter);
    assertEquals("Copy filter", report.text("#connection-table .copy"));
    assertEquals("Copy frames", report.text("#row-table .copy"));
    assertEquals(
        "./events/client%20chat.csv",
        report
            .browser()
            .eval("document.querySelector('.files li:last-child a').getAttribute('href')")
            .asString());
    assertTrue(report.text("#wireshark").contains("./lab wireshark two-flow"));
    assertEquals(
        0,
        report
            .browser()
            .eval(
                "[...document.querySelectorAll('th')].filter(th => !th.textContent.trim()).length")
            .asInt(),
        "empty header cells");
    assertEquals("–", report.text("#lateness-table tbody td:nth-child(6)"), "p99 of a few writes");
    assertEquals(List.of(page.toUri().toString()), report.fetched());
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldShowNoTimeOfAnotherHostsClock() throws Exception {
    report.open(SyntheticPage.ofSeveralHosts());
    assertEquals(
        "sent 1× by client-chatby another clock",
        report.text("#row-table tbody tr:first-child .events"));
    assertTrue(
        report.text("#lateness-chart").contains("due, time since its sender’s first write (s)"));
    assertEquals(List.of(), report.browser().complaints());
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertTrue(report.text("#lateness-chart").contains("due, time since the first segment (s)"));
  }

  @Test
  void shouldShowMarkupInAPayloadAsText() throws Exception {
    report.open(SyntheticRun.of(List.of(HOSTILE), Inputs.VOIP_ROWS));
    report.search("onerror");
    assertEquals(HOSTILE.replace("\u202E", "\\u202E"), report.text("#row-table tbody .payload"));
    report.browser().eval("document.querySelector('#row-table .row-button').click()");
    assertEquals(HOSTILE.replace("\u202E", "\\u202E"), report.text("#ladder-text code"));
    assertEquals(
        "two-flow – Two-Flow TCP Lab report", report.browser().eval("document.title").asString());
    assertEquals(0, report.count("img"));
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldFindRowsByWordsAndNumbers() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    report.search("goodbye");
    assertEquals(2, report.count("#row-table tbody tr"));
    report.search("frame:13");
    assertEquals(1, report.count("#row-table tbody tr"));
    assertTrue(report.text("#row-table tbody tr").contains("Hi, this is Client1"));
    report.search("voip row:2 relay-client");
    assertEquals(1, report.count("#row-table tbody tr"));
    String filter =
        report.browser().eval("document.querySelector('.copies :last-child').title").asString();
    assertEquals(
        "tcp.stream == 2 && tcp.srcport == 9002 && tcp.len > 0"
            + " && tcp.nxtseq > 78 && tcp.seq <= 149",
        filter);
    report.search("no such words");
    assertTrue(report.text("#row-count").startsWith("Nothing found"));
    report.search("rwo:2");
    assertEquals(
        "Nothing found: there is no key “rwo:”."
            + " The keys are row: line: stream: frame: seq:, each with a number.",
        report.text("#row-count"));
    report.search("row:two");
    assertTrue(report.text("#row-count").contains("after “row:” comes a number"));
  }

  @Test
  void shouldTellOfASegmentUnderTheMouse() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    String mark =
        "[...document.querySelectorAll('#timeline-chart svg path')].filter(p => p.getAttribute("
            + "'fill') === getComputedStyle(document.documentElement).getPropertyValue("
            + "'--flow-0-out').trim()).map(p => p.getBoundingClientRect())"
            + ".filter(r => r.width > 20)[1]";
    report.browser().eval("document.getElementById('timeline').scrollIntoView()");
    double x = report.browser().eval("(r => r.x + r.width / 2)(" + mark + ")").asDouble();
    double y = report.browser().eval("(r => r.y + r.height / 2)(" + mark + ")").asDouble();
    report.browser().hover(x - 3, y);
    report.browser().hover(x, y);
    report.browser().awaitTrue("document.querySelector('#timeline-chart .tip') !== null");
    String tip = report.text("#timeline-chart .tip");
    assertTrue(tip.startsWith("Frame 41 · CHAT row 2"), tip);
    assertTrue(tip.contains("seq77–155"), tip);
    assertTrue(tip.contains("This is a second chat message.⏎"), tip);
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldStepThroughTheTimelineByKeys() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    report.browser().eval("document.getElementById('timeline-chart').focus()");
    for (int i = 0; i < 13; i++) {
      report.browser().press("ArrowRight");
    }
    report.browser().awaitTrue("document.querySelector('#timeline-chart .tip') !== null");
    assertTrue(report.text("#timeline-status").startsWith("Frame 13 · CHAT row 1, client → relay"));
    report.browser().press("Enter");
    assertTrue(report.text("#ladder-text code").contains("Hi, this is Client1"));
    assertEquals(2, report.count("#ladder-diagram .arrow"));
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldTellWhatFailedAndWhatWasLeftOut() throws Exception {
    Verdict verdict =
        new Verdict(
            List.of(
                Check.passed(CheckKind.CAPTURE_FILE, "", "178 packets, whole"),
                Check.failed(CheckKind.GAPS, "", "10 bytes missing", "dropped by the kernel"),
                Check.failed(CheckKind.LEGS, "VOIP", "277 bytes, 287 bytes", "packets are missing"),
                Check.failed(CheckKind.LINKS, "VOIP", "3 of 4", "not captured whole")));
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS, verdict, 12_345));
    assertEquals("The capture is not complete", report.text("#verdict-title"));
    assertEquals(1, report.count(".failed"), "one cause");
    assertEquals(
        "Failed: Packets are missing in the capture: 2 checks follow from it",
        report.text(".failed h3"));
    assertTrue(report.text(".failed dl").contains("dropped by the kernel"));
    assertEquals("VOIP: the same bytes on both legs", report.text(".failed details h4"));
    assertTrue(report.text(".failed details").contains("VOIP legs"), "the precise name is inside");
    assertEquals("✓ 1 check passed", report.text(".passed summary"));
    assertTrue(report.text("#omitted").contains("links.csv has all 4,000"));
    assertTrue(report.text(".figures").contains("rows found4,000"), report.text(".figures"));
    assertTrue(report.text(".figures").contains("duration18.3 s"), report.text(".figures"));
    assertTrue(
        report
            .text("#overview-lead")
            .startsWith("Segments with payload in each of 3 slots of 1 s"));
    assertTrue(report.count("#overview-chart svg path") > 2);
    assertEquals(
        6 * 3, report.count("#lateness-table details tbody tr"), "3 measures of 6 senders");
    assertTrue(
        report.text("#lateness-notes").contains("CHAT: 2 of 40 writes are not in the capture"));
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldStayUsableWithALargeRun() throws Exception {
    List<String> rows =
        IntStream.range(0, 1_000).mapToObj(i -> "C1-CHAT: message number " + i).toList();
    List<String> voip = Stream.generate(() -> "VOICE_FRAME").limit(200).toList();
    report.open(SyntheticRun.of(rows, voip));
    assertEquals(50, report.count("#row-table tbody tr"));
    report.search("\"number 999\"");
    assertEquals(2, report.count("#row-table tbody tr"));
    assertEquals(List.of(), report.browser().complaints());
  }

  @Test
  void shouldDrawARunWithoutAnything() throws Exception {
    Verdict verdict =
        new Verdict(List.of(Check.failed(CheckKind.CONNECTIONS, "", "none", "not captured")));
    report.open(
        new PageData(
            "empty",
            Optional.empty(),
            List.of(),
            "0",
            verdict.complete(),
            PageChecks.of(verdict),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new PageData.Totals(0, 0, 0, 0),
            0,
            PageData.Marks.NONE,
            List.of(),
            List.of(),
            PageCalls.NONE,
            List.of(),
            false,
            RunLateness.NONE,
            List.of()));
    assertTrue(report.count(".empty") >= 4);
    assertEquals(List.of(), report.browser().complaints());
  }
}
