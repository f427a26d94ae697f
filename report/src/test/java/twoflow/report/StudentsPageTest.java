package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.Terminators;
import twoflow.report.page.PageCollector;
import twoflow.report.page.StudentsPage;
import twoflow.testsupport.GoldenRun;

/** The page for students, of a run that the lab made. */
class StudentsPageTest {

  private static final AnalysisOptions OPTIONS =
      new AnalysisOptions(
          Map.of("CHAT", 9411, "VOIP", 9412), Terminators.AUTO, Set.of(), PageCollector.MAX_LINKS);

  @TempDir private Path temp;
  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = GoldenRun.copyTo(temp.resolve("golden"));
  }

  @Test
  void shouldLinkToTheCaptureAndTheWorksheetAlone() throws IOException {
    assertEquals(List.of("data:,", "./two-flow.pcap"), links(page()));
    Files.createDirectories(run.resolve("lesson"));
    for (String name : List.of("worksheet.html", "key.html", "key.json", "guide.html")) {
      Files.writeString(run.resolve("lesson").resolve(name), "");
    }
    assertEquals(List.of("data:,", "./two-flow.pcap", "./lesson/worksheet.html"), links(page()));
  }

  /** All numbers of the page are the ports; the rest of the capture is for students to find out. */
  @Test
  void shouldHaveNothingOfTheCaptureButTheRelaysPorts() throws IOException {
    String page = page().replaceAll("(?s)<style>.*?</style>|<[^>]*>", " ");
    assertEquals(
        Set.of("9411", "9412"),
        Set.copyOf(
            Pattern.compile("\\d+").matcher(page).results().map(MatchResult::group).toList()));
  }

  @Test
  void shouldHaveNoScriptAndNoVerdict() throws IOException {
    String page = page();
    assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"));
    assertFalse(page.contains("<script"));
    for (String word : List.of("complete,", "check", "links.csv", "annotated", "report.html")) {
      assertFalse(page.replaceAll("(?s)<style>.*?</style>", "").contains(word), word);
    }
  }

  @Test
  void shouldShowTheWordsOfAScenarioAsText() throws IOException {
    Files.writeString(
        run.resolve("scenario.yml"),
        """
        title: "<script>alert(1)</script>"
        about: |
          One <b>paragraph</b>.

          {{flows}} \u202E
        filters:
          - {name: "<i>name", filter: "tcp.len > 0 && \\"x\\""}
        proof:
          - handshake: {flow: voip, min: 1ms, max: 10s}
        """);
    String page = page();
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("<b>") || page.contains("<i>") || page.contains("\u202E"));
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;</h2>"));
    assertTrue(page.contains("<code>tcp.len &gt; 0 &amp;&amp; \"x\"</code>"));
    assertTrue(page.contains("{{flows}}"), "a text is never searched for places");
  }

  private static List<String> links(String page) {
    return Pattern.compile("href=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private String page() throws IOException {
    try (RunAnalysis analysis = RunAnalysis.open(RunFiles.find(run, null), OPTIONS)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new StudentsPage(analysis).write(out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}
