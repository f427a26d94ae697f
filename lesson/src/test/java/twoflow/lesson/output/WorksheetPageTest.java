package twoflow.lesson.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import twoflow.core.html.ScriptHash;
import twoflow.lesson.sheet.Lesson;

class WorksheetPageTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script>{{levels}}</textarea> ` \" ' & $1 \u202E \u2066 \u0007 <img src=x>";

  @Test
  void shouldHaveAHeadingForThePageAndOneForEachLevel() throws Exception {
    ParsedPage page = page(SampleLesson.plain());
    assertEquals(1, page.all("h1").size());
    assertEquals(
        List.of("How to start", "Level 1", "Level 2", "Level 4", "Level 5"),
        page.all("h2").stream().map(h2 -> h2.getTextContent().split(":")[0]).toList());
    assertEquals("en", page.document().getDocumentElement().getAttribute("lang"));
    assertEquals(4 + 1, page.all("ol").size(), "a list for each level, and one of letters");
    assertTrue(page.all("details").isEmpty());
  }

  @Test
  void shouldNameEachFieldByALabelOrALegend() throws Exception {
    ParsedPage page = page(SampleLesson.plain());
    List<String> labelled = page.values("for");
    for (Element field : page.all("input", "select", "textarea")) {
      Element parent = (Element) field.getParentNode();
      assertTrue(
          labelled.contains(field.getAttribute("id")) || parent.getTagName().equals("label"),
          "no label: " + field.getAttribute("name") + field.getAttribute("id"));
    }
    for (Element fieldset : page.all("fieldset")) {
      assertEquals(1, fieldset.getElementsByTagName("legend").getLength());
    }
    assertEquals(2, page.all("fieldset").size(), "choice and matching");
    assertEquals(3, page.all("select").size());
    assertEquals(1, page.all("textarea").size());
    for (Element head : page.all("th")) {
      assertTrue(head.hasAttribute("scope"), head.getTextContent());
    }
  }

  @Test
  void shouldGiveEachIdOnceAndReferOnlyToThose() throws Exception {
    ParsedPage page = page(SampleLesson.plain());
    List<String> ids = page.values("id");
    Set<String> distinct = new TreeSet<>(ids);
    assertEquals(distinct.size(), ids.size(), ids.toString());
    for (String attribute : List.of("for", "aria-describedby", "aria-labelledby")) {
      for (String reference : page.values(attribute)) {
        assertTrue(distinct.containsAll(List.of(reference.split(" "))), reference);
      }
    }
  }

  @Test
  void shouldSayAtItsHeadOfWhichCaptureItIs() throws Exception {
    Lesson lesson =
        new SampleLesson("text", "SECRET", 0).of("my-run", Optional.of("jo@example.org"));
    String head = page(lesson).all("dl").getFirst().getTextContent().replaceAll("\\s+", " ");
    assertEquals(
        " Run my-run Scenario Loss: text Student jo@example.org Seed 7 Capture two flow.pcap"
            + " SHA-256 0123456789ab ",
        head);
    assertEquals(
        List.of("../two%20flow.pcap"),
        page(lesson).values("href").stream().filter(href -> href.contains("pcap")).toList());
  }

  /** Whatever the key says, the files for students are the same bytes. */
  @Test
  void shouldNotDependOnAnythingInTheKey() throws Exception {
    Lesson lesson = SampleLesson.plain();
    Lesson other = new SampleLesson("a plain text", "OTHER", 1).of(lesson.run(), lesson.student());
    assertFalse(lesson.questions().equals(other.questions()));
    assertEquals(page(lesson).html(), page(other).html());
    assertEquals(new AnswersTemplate(lesson).text(), new AnswersTemplate(other).text());
    for (String secret :
        List.of("SECRET", "918273", "50.12", "0.76", "777123", "555321", "646464")) {
      assertFalse(page(lesson).html().contains(secret), secret);
    }
  }

  @Test
  void shouldShowHostileTextsAsText() throws Exception {
    Lesson lesson = new SampleLesson(HOSTILE, "SECRET", 0).of("<b>run", Optional.of("\"><i>"));
    ParsedPage page = page(lesson);
    assertEquals(1, page.all("script").size());
    assertTrue(page.all("img", "b", "i").isEmpty(), "markup out of a text");
    assertEquals(1, page.all("textarea").size());
    assertFalse(page.html().matches("(?s).*[\u202E\u2066\u0007].*"), "control and bidi characters");
    assertTrue(page.html().contains("\\u202E"), "they are escaped");
    assertTrue(page.html().contains("{{levels}}"), "a text is never searched for places");
  }

  @Test
  void shouldForbidEveryRequestAndEveryScriptButItsOwn() throws Exception {
    String html = page(SampleLesson.plain()).html();
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(html);
    assertTrue(script.find());
    assertTrue(
        html.contains(
            "content=\"default-src 'none'; script-src "
                + ScriptHash.of(script.group(1))
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\""));
    assertFalse(html.matches("(?s).*(https?://|@import|url\\().*"), "names another place");
    assertFalse(html.matches("(?s).*\\s(src|action|onclick)=\".*"), "loads or runs something");
  }

  @Test
  void shouldIntroduceTheRowOnceAndThenNameIt() throws Exception {
    Lesson lesson = SampleLesson.plain();
    String html = page(lesson).html();
    String sentence = "Row 2 of the voice is <code>a plain text</code>, and ends with a newline.";
    assertEquals(2, html.split(Pattern.quote(sentence), -1).length, "once");
    assertTrue(html.contains("</span> Row 2 of the voice: How many frames?"));
  }

  @Test
  void shouldHoldTheAnswersFileAsItsTemplate() throws Exception {
    Lesson lesson = SampleLesson.plain();
    assertEquals(
        new AnswersTemplate(lesson).text(),
        page(lesson).all("template").getFirst().getTextContent());
  }

  private static ParsedPage page(Lesson lesson) throws Exception {
    return ParsedPage.of(new WorksheetPage(lesson)::write);
  }
}
