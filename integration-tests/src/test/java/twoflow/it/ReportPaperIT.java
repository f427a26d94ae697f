package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import twoflow.testsupport.handmade.HandmadeFaults;

/** The report's page on paper: its PDF, looked at as pictures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportPaperIT {

  /** The colours of the style sheet for the two flows' first legs, in light. */
  private static final int CHAT_RGB = 0x004F8F;

  private static final int VOIP_RGB = 0xAC4300;

  /** Taller than any mark of the timeline, a letter or a flow's label. */
  private static final int BAR_PX = 60;

  private Path folder;
  private ShownReport report;

  @BeforeAll
  void openPage(Chromium chromium, @TempDir Path temporary) throws Exception {
    PrintedPages.assumePoppler("ReportPaperIT");
    folder = temporary;
    report = new ShownReport(chromium, temporary);
  }

  @AfterAll
  void closePage() throws Exception {
    if (report != null) {
      report.close();
    }
  }

  @BeforeEach
  void takeAWindowWiderThanPaper() throws Exception {
    report.browser().resize(1280, 900);
  }

  @Test
  void shouldPrintTheChartsWholeWithTheBarsOfBothFlows() throws Exception {
    // As many chat rows as the VoIP row has chunks: bars of both are tall.
    report.open(SyntheticRun.of(rows(30), List.of("VOICE_FRAME ".repeat(20))));
    PrintedPages pages = print();
    int comparison = pages.pageWith("Few large segments, many small ones");
    for (int rgb : List.of(CHAT_RGB, VOIP_RGB)) {
      String flow = rgb == CHAT_RGB ? "CHAT" : "VOIP";
      assertTrue(pages.tallest(comparison, rgb, 0, 0.5) > BAR_PX, flow + " bars of sizes");
      assertTrue(pages.tallest(comparison, rgb, 0.5, 1) > BAR_PX, flow + " bars of gaps");
    }
    for (String end : List.of("time since the first segment (s)", "payload bytes of a segment")) {
      pages.pageWith(end);
    }
    // 30 rows in 9 s: the axis goes to their end.
    assertTrue(pages.text(pages.pageWith("Both flows on one timeline")).matches("(?s).*\\b8\\b.*"));
    for (int page = 1; page <= pages.count(); page++) {
      assertTrue(pages.isRightMarginWhite(page), "page " + page + " is cut at the right");
    }
  }

  @Test
  void shouldKeepHeadingsWithWhatTheyAreAbout() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    PrintedPages pages = print();
    String[][] belongs = {
      {"Both flows on one timeline", "time since the first segment"},
      {"Few large segments, many small ones", "time to the next segment", "First FIN or RST"},
      {"Due, sent, on the wire", "due, time since the first segment"},
      {"One row on its way", "sending client"},
      {"Every row, its events and its frames", "sent 1× by client-chat"},
    };
    for (String[] words : belongs) {
      for (String word : words) {
        assertEquals(pages.pageWith(words[0]), pages.pageWith(word), words[0] + ": " + word);
      }
    }
  }

  @Test
  void shouldPrintASummaryOfALargeRun() throws Exception {
    List<String> voip = Stream.generate(() -> "VOICE_FRAME").limit(200).toList();
    report.open(SyntheticRun.of(rows(1_000), voip));
    PrintedPages pages = print();
    assertTrue(pages.count() <= 8, pages.count() + " pages");
    pages.pageWith("of 2,400, one per row and leg; links.csv has them all");
    assertEquals(50, report.count("#row-table tbody tr"), "the screen has its own lines again");
  }

  @Test
  void shouldPrintTheGraphsOfAConnectionWithoutHavingBeenScrolledTo() throws Exception {
    HandmadeFaults.write(folder);
    report.open(ReportFaultsIT.handmade(folder));
    PrintedPages pages = print();
    int page = pages.pageWith("One connection: its bytes and its round trips");
    for (String words :
        List.of("CHAT client → relay, stream 0", "sequence number (relative)", "time to the ACK")) {
      assertEquals(page, pages.pageWith(words), words);
    }
    pages.pageWith("lost: by a fault of the scenario");
    assertTrue(pages.isRightMarginWhite(page), "cut at the right");
  }

  @Test
  void shouldPrintACallForTheReportsOwnPlayoutDelay() throws Exception {
    Path call = Files.createDirectory(folder.resolve("call"));
    report.open(ReportCallIT.page(HandmadeCall.write(call, false)));
    String slider = "document.getElementById('call-playout')";
    report.browser().eval(slider + ".value = 200");
    report.browser().eval(slider + ".dispatchEvent(new Event('input'))");
    PrintedPages pages = print();
    int page = pages.pageWith("The call");
    for (String words :
        List.of("delivery delay (ms)", "Playout delay 60 ms 60 ms", "7 (17.5 %)", "Ppl 17.5 %")) {
      assertEquals(page, pages.pageWith(words), words);
    }
    assertTrue(!pages.text(page).contains("As sent"), "a player on paper");
    assertTrue(pages.isRightMarginWhite(page), "cut at the right");
    assertEquals("200", report.browser().eval(slider + ".value").asString(), "as it was");
  }

  private PrintedPages print() throws Exception {
    Path pdf = folder.resolve("report.pdf");
    Files.write(pdf, report.browser().pdf());
    return new PrintedPages(pdf);
  }

  private static List<String> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> "C1-CHAT: message number " + i).toList();
  }
}
