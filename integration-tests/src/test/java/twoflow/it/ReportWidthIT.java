package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.report.page.PageData;
import twoflow.testsupport.handmade.HandmadeFaults;

/**
 * The report's page never scrolls sideways (WCAG 2.2, 1.4.10): its wide tables scroll in
 * themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportWidthIT {

  private ShownReport report;
  private List<PageData> pages;

  @BeforeAll
  void openPage(Chromium chromium, @TempDir Path temporary) throws Exception {
    report = new ShownReport(chromium, temporary);
    List<String> chat =
        Stream.concat(Inputs.CHAT_ROWS.stream(), Stream.of("C1-CHAT: " + "long".repeat(100)))
            .toList();
    pages = List.of(SyntheticRun.of(chat, Inputs.VOIP_ROWS), faults(temporary), call(temporary));
  }

  @AfterAll
  void closePage() throws Exception {
    if (report != null) {
      report.close();
    }
  }

  /** The criterion's least width, a phone, 1,280 px at 200 %, and a whole window. */
  @ParameterizedTest
  @ValueSource(ints = {320, 390, 640, 1280})
  void shouldNotScrollSideways(int widthPx) throws Exception {
    report.browser().resize(widthPx, 900);
    for (PageData page : pages) {
      report.open(page);
      shouldFit(widthPx);
    }
  }

  private static PageData faults(Path folder) throws Exception {
    HandmadeFaults.write(folder);
    return ReportFaultsIT.handmade(folder);
  }

  private static PageData call(Path folder) throws Exception {
    Path call = Files.createDirectories(folder.resolve("call"));
    return ReportCallIT.page(HandmadeCall.write(call, false));
  }

  private void shouldFit(int widthPx) throws Exception {
    assertEquals(
        "[]",
        report.browser().eval(WIDER).asString(),
        "elements that reach beyond the window of " + widthPx + " px");
    assertEquals(
        0, report.browser().eval("(scrollTo(9999, 0), Math.round(scrollX))").asInt(), "sideways");
  }

  /** Elements beyond the right edge, but those in a box that scrolls in itself. */
  private static final String WIDER =
      "JSON.stringify([...document.querySelectorAll('body *')]"
          + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1"
          + " && !e.closest('.table-scroll, .skip, .visually-hidden'))"
          + ".map(e => e.tagName + ' ' + e.id + ' ' + e.getAttribute('class')))";
}
