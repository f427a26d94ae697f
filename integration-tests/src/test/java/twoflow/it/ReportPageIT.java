package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;
import twoflow.report.page.PageData;
import twoflow.report.page.ReportPage;

/** The report's page in a browser: it draws itself, answers, and runs nothing out of a payload. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ReportPageIT {

  private static final String HOSTILE =
      "C1-CHAT: </script><script>document.title='broken'</script><img src=x onerror=alert(1)> \u202E";

  private Path folder;
  private Browser browser;

  @BeforeAll
  void startBrowser(@TempDir Path temporary) throws Exception {
    Optional<Path> program = Browser.onPath();
    if (program.isEmpty()) {
      System.err.println("ReportPageIT is skipped: no chromium on the PATH");
    }
    Assumptions.assumeTrue(program.isPresent(), "no chromium on the PATH");
    folder = temporary;
    browser = new Browser(program.get(), Files.createDirectory(folder.resolve("p")));
  }

  @AfterAll
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void shouldDrawAllPartsWithoutAComplaintOrARequest() throws Exception {
    Path page = open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertEquals("The capture is complete", text("#verdict-title"));
    for (String id : List.of("timeline-chart", "size-chart", "gap-chart", "lateness-chart")) {
      assertTrue(count("#" + id + " svg path") > 3, id + " is drawn");
    }
    assertEquals("Share of headers42 %86 %", text("#comparison-table tbody tr:nth-child(6)"));
    assertEquals(6, count("#lateness-table tbody tr"), "3 measures of 2 flows");
    assertTrue(text("#lateness-table tbody tr").contains("-30 µs"), "early stays early");
    assertEquals(18, count("#ladder-diagram .arrow"), "9 segments of the VoIP row on each leg");
    assertEquals(16, count("#row-table tbody tr"), "8 rows on 2 legs");
    String filter =
        browser.eval("document.querySelector('#connection-table .copy').title").asString();
    assertEquals("tcp.stream == 0", filter);
    assertEquals(List.of(page.toUri().toString()), fetched());
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldShowMarkupInAPayloadAsText() throws Exception {
    open(SyntheticRun.of(List.of(HOSTILE), Inputs.VOIP_ROWS));
    search("onerror");
    assertEquals(HOSTILE.replace("\u202E", "\\u202E"), text("#row-table tbody .payload"));
    browser.eval("document.querySelector('#row-table .row-button').click()");
    assertEquals(HOSTILE.replace("\u202E", "\\u202E"), text("#ladder-text code"));
    assertEquals("two-flow – Two-Flow TCP Lab report", browser.eval("document.title").asString());
    assertEquals(0, count("img"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldFindRowsByWordsAndNumbers() throws Exception {
    open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    search("goodbye");
    assertEquals(2, count("#row-table tbody tr"));
    search("frame:13");
    assertEquals(1, count("#row-table tbody tr"));
    assertTrue(text("#row-table tbody tr").contains("Hi, this is Client1"));
    search("voip row:2 relay-client");
    assertEquals(1, count("#row-table tbody tr"));
    String filter = browser.eval("document.querySelector('.copies :last-child').title").asString();
    assertEquals(
        "tcp.stream == 2 && tcp.srcport == 9002 && tcp.len > 0"
            + " && tcp.nxtseq > 78 && tcp.seq <= 149",
        filter);
    search("no such words");
    assertTrue(text("#row-count").startsWith("Nothing found"));
  }

  @Test
  void shouldTellOfASegmentUnderTheMouse() throws Exception {
    open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    String mark =
        "[...document.querySelectorAll('#timeline-chart svg path')].filter(p => p.getAttribute("
            + "'fill') === getComputedStyle(document.documentElement).getPropertyValue("
            + "'--flow-0-out').trim()).map(p => p.getBoundingClientRect())"
            + ".filter(r => r.width > 20)[1]";
    browser.eval("document.getElementById('timeline').scrollIntoView()");
    double x = browser.eval("(r => r.x + r.width / 2)(" + mark + ")").asDouble();
    double y = browser.eval("(r => r.y + r.height / 2)(" + mark + ")").asDouble();
    browser.hover(x - 3, y);
    browser.hover(x, y);
    browser.awaitTrue("document.querySelector('#timeline-chart .tip') !== null");
    String tip = text("#timeline-chart .tip");
    assertTrue(tip.startsWith("Frame 41 · CHAT row 2"), tip);
    assertTrue(tip.contains("seq77–155"), tip);
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldStepThroughTheTimelineByKeys() throws Exception {
    open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    browser.eval("document.getElementById('timeline-chart').focus()");
    for (int i = 0; i < 13; i++) {
      browser.press("ArrowRight");
    }
    browser.awaitTrue("document.querySelector('#timeline-chart .tip') !== null");
    assertTrue(text("#timeline-status").startsWith("Frame 13 · CHAT row 1, client → relay"));
    browser.press("Enter");
    assertTrue(text("#ladder-text code").contains("Hi, this is Client1"));
    assertEquals(2, count("#ladder-diagram .arrow"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldTellWhatFailedAndWhatWasLeftOut() throws Exception {
    Verdict verdict =
        new Verdict(
            List.of(
                new Check("Handshakes", true, "4 of 4", ""),
                new Check("Ends", false, "no FIN in stream 3", "the client was killed")));
    open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS, verdict, 12_345));
    assertEquals("The capture is not complete", text("#verdict-title"));
    assertTrue(text(".failed").contains("the client was killed"));
    assertTrue(text("#omitted").contains("12,345 more are left out"));
    assertTrue(
        text("#overview-lead").startsWith("Segments with payload in each of 3 slots of 1 s"));
    assertTrue(count("#overview-chart svg path") > 2);
    assertEquals(6 * 3, count("#lateness-table details tbody tr"), "3 measures of 6 senders");
    assertTrue(text("#lateness-notes").contains("CHAT: 2 of 40 writes are not in the capture"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldStayUsableWithALargeRun() throws Exception {
    List<String> rows =
        IntStream.range(0, 1_000).mapToObj(i -> "C1-CHAT: message number " + i).toList();
    List<String> voip = Stream.generate(() -> "VOICE_FRAME").limit(200).toList();
    open(SyntheticRun.of(rows, voip));
    assertEquals(50, count("#row-table tbody tr"));
    search("\"number 999\"");
    assertEquals(2, count("#row-table tbody tr"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldDrawARunWithoutAnything() throws Exception {
    Verdict verdict = new Verdict(List.of(new Check("Packets", false, "none", "not captured")));
    open(
        new PageData(
            "empty",
            "0",
            verdict.complete(),
            verdict.checks(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            List.of(),
            List.of(),
            RunLateness.NONE,
            List.of()));
    assertTrue(count(".empty") >= 4);
    assertEquals(List.of(), browser.complaints());
  }

  private Path open(PageData data) throws Exception {
    Path page = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      new ReportPage().write(data, out);
    }
    browser.open(page);
    return page;
  }

  private void search(String words) throws Exception {
    browser.eval("document.getElementById('row-search').select()");
    browser.type(words);
  }

  private String text(String selector) throws Exception {
    return browser.eval("document.querySelector('" + selector + "').textContent").asString();
  }

  private int count(String selector) throws Exception {
    return browser.eval("document.querySelectorAll('" + selector + "').length").asInt();
  }

  /** All addresses but data URLs, which are in the page. */
  private List<String> fetched() {
    return browser.requests().stream()
        .filter(url -> !url.startsWith("data:") && !url.startsWith("about:"))
        .toList();
  }
}
