package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.testsupport.GoldenRun;

/** The pages of a lesson in a browser: filled in, saved, kept, and printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class LessonPageIT {

  private static final double[][] PAPERS_INCHES = {{8.27, 11.69}, {8.5, 11}};
  private static final List<String> PAGES = List.of("worksheet.html", "key.html", "guide.html");

  private Path lesson;
  private Path downloads;
  private Browser browser;

  @BeforeAll
  void makeALesson(Chromium chromium, @TempDir Path temporary) throws Exception {
    Path run = GoldenRun.copyTo(temporary.resolve("golden"));
    // The head of the sheet is longest with a student.
    LabProcess.role(temporary, "lesson", run.toString(), "--key", "--student", "anna@uni.example")
        .shouldExit(0);
    lesson = run.resolve("lesson");
    downloads = Files.createDirectory(temporary.resolve("downloads"));
    browser = chromium.newPage();
    browser.downloadTo(downloads);
    browser.activate();
  }

  @AfterAll
  void closePage() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    browser.resize(1280, 900);
    open("worksheet.html");
    // What the test before has left is in the page, too.
    if (browser.eval("localStorage.length").asInt() > 0) {
      browser.eval("(localStorage.clear(), 0)");
      open("worksheet.html");
    }
  }

  @Test
  void shouldSaveWhatIsTypedAsTheAnswersFile() throws Exception {
    type("name", "Jo Student");
    type("a-1-1", " 180 ");
    type("a-1-3", "#4711");
    for (int item = 1; item <= 4; item++) {
      browser.eval("document.getElementById('a-1-5-%d').selectedIndex = %d".formatted(item, item));
    }
    browser.eval("document.querySelector('[name=\"2.6\"][value=relay]').click()");
    browser.eval("document.getElementById('save').click()");
    Path saved = downloads.resolve("answers.txt");
    long endNs = System.nanoTime() + 30_000_000_000L;
    while (!Files.exists(saved)) {
      assertTrue(System.nanoTime() < endNs, "never saved");
      Thread.sleep(20);
    }
    String expected =
        Files.readString(lesson.resolve("answers.txt"))
            .replaceFirst("(?m)^(# capture-sha256: .*)$", "$1\n# name: Jo Student")
            .replaceFirst("(?m)^1\\.1 = .*$", "1.1 = 180")
            .replaceFirst("(?m)^1\\.3 = .*$", "1.3 = #4711")
            .replaceFirst("(?m)^1\\.5 = .*$", "1.5 = A B C D")
            .replaceFirst("(?m)^2\\.6 = .*$", "2.6 = relay");
    assertEquals(expected, Files.readString(saved));
    assertTrue(text("#status").startsWith("4 of "), text("#status"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldSayThatAMatchingQuestionLacksALetter() throws Exception {
    browser.eval("document.getElementById('a-1-5-2').selectedIndex = 1");
    browser.eval("document.getElementById('save').click()");
    assertTrue(text("#status").startsWith("0 of "), text("#status"));
  }

  @Test
  void shouldKeepWhatIsTypedUntilItIsCleared() throws Exception {
    type("a-2-1", "12345");
    browser.eval("document.querySelector('[name=\"2.6\"][value=client]').click()");
    assertTrue(text("#status").startsWith("2 of "), text("#status"));
    open("guide.html");
    open("worksheet.html");
    assertEquals("12345", value("a-2-1"));
    assertTrue(text("#status").startsWith("2 of "), text("#status"));
    browser.eval("(window.confirm = () => false, document.getElementById('clear').click())");
    assertEquals("12345", value("a-2-1"), "whoever says no keeps all");
    browser.eval("(window.confirm = () => true, document.getElementById('clear').click())");
    assertEquals("", value("a-2-1"));
    open("worksheet.html");
    assertTrue(text("#status").startsWith("0 of "), text("#status"));
  }

  @Test
  void shouldWorkWhereTheBrowserKeepsNothing() throws Exception {
    browser.beforeEachPage(
        "if (location.hash === '#denied') Object.defineProperty(window, 'localStorage',"
            + " { get() { throw new DOMException('denied', 'SecurityError'); } });");
    browser.open(lesson.resolve("guide.html"));
    browser.eval("(location.href = 'worksheet.html#denied', 0)");
    browser.awaitTrue("document.readyState === 'complete' && !!document.getElementById('status')");
    assertTrue(text("#status").contains("This browser keeps nothing"), text("#status"));
    type("a-1-1", "7");
    assertTrue(text("#status").startsWith("1 of "), text("#status"));
  }

  @Test
  void shouldShowWhichFieldHasTheFocus() throws Exception {
    browser.eval("document.getElementById('a-1-1').focus()");
    assertEquals(
        "solid", browser.eval("getComputedStyle(document.activeElement).outlineStyle").asString());
    browser.type("x");
    assertEquals("x", value("a-1-1"));
  }

  /** WCAG 2.2, 1.4.10. */
  @ParameterizedTest
  @ValueSource(ints = {320, 390, 640, 1280})
  void shouldNotScrollSideways(int widthPx) throws Exception {
    browser.resize(widthPx, 900);
    for (String page : PAGES) {
      open(page);
      assertEquals(0, browser.eval("(scrollTo(9999, 0), Math.round(scrollX))").asInt(), page);
    }
  }

  @Test
  void shouldPrintFourLevelsOnTwoPagesThatScreenReadersUnderstand() throws Exception {
    PrintedPages.assumePoppler("LessonPageIT");
    for (double[] paper : PAPERS_INCHES) {
      PrintedPages pages = print(paper);
      assertTrue(pages.isTagged());
      assertEquals(2, pages.count(), paper[0] + " inches wide");
      assertEquals(1, pages.pageWith("Name"));
      assertEquals(1, pages.pageWith("Run golden"));
      assertEquals(2, pages.pageWith("Level 4"));
      assertFalse(pages.text(2).contains("Save answers.txt"), "a button on paper");
    }
  }

  @Test
  void shouldAskForNothingElse() throws Exception {
    for (String page : PAGES) {
      open(page);
      assertEquals(List.of(), browser.complaints(), page);
      assertEquals(1, browser.requests().stream().filter(url -> url.startsWith("file:")).count());
      assertTrue(browser.requests().stream().allMatch(url -> url.matches("(file|data):.*")), page);
    }
  }

  private PrintedPages print(double[] paper) throws Exception {
    Path pdf = lesson.resolveSibling("worksheet.pdf");
    Files.write(pdf, browser.pdf(paper[0], paper[1]));
    return new PrintedPages(pdf);
  }

  private void open(String page) throws Exception {
    browser.open(lesson.resolve(page));
  }

  private void type(String id, String text) throws Exception {
    browser.eval("document.getElementById('" + id + "').focus()");
    browser.type(text);
  }

  private String value(String id) throws Exception {
    return browser.eval("document.getElementById('" + id + "').value").asString();
  }

  private String text(String selector) throws Exception {
    return browser.eval("document.querySelector('" + selector + "').textContent").asString();
  }
}
