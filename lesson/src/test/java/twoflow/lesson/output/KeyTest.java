package twoflow.lesson.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.lesson.question.Unit;
import twoflow.lesson.sheet.Lesson;

/** What only the teacher gets. */
class KeyTest {

  @Test
  void shouldSayEachAnswerAndHowItIsFound() throws Exception {
    ParsedPage page = ParsedPage.of(new KeyPage(SampleLesson.plain())::write);
    String text = page.document().getDocumentElement().getTextContent().replaceAll("\\s+", " ");
    for (String words :
        List.of(
            "Do not hand it out",
            "918273exact",
            "50.123 ms± 0.765 ms",
            "tcp.stream 0` – A",
            "clientof: client, relay, both a plain text",
            "rule SECRET",
            "frame.number == 777123 && SECRET",
            "field.SECRET",
            "555321",
            "646464 mistake-SECRET hint SECRET".replace(" ", ""))) {
      assertTrue(
          text.contains(words) || text.replace(" ", "").contains(words.replace("`", "")),
          words + " in " + text);
    }
    assertEquals(1, page.all("h1").size());
    assertEquals(new TreeSet<>(page.values("id")).size(), page.values("id").size());
  }

  @Test
  void shouldWriteTheKeyForPrograms() throws IOException {
    JsonNode key = json(SampleLesson.plain());
    assertEquals("two-flow", key.get("run").asString());
    assertEquals(7, key.get("seed").asInt());
    assertEquals(SampleLesson.HASH, key.get("captureSha256").asString());
    JsonNode first = key.at("/questions/0");
    assertEquals("1.1", first.get("id").asString());
    assertEquals("number", first.at("/answer/kind").asString());
    assertEquals("918273", first.at("/answer/value").toString(), "whole, without decimals");
    assertEquals("0", first.at("/answer/tolerance").toString());
    assertEquals("", first.at("/answer/unit").asString());
    assertEquals("frame.number == 777123 && SECRET", first.get("filter").asString());
    assertEquals("[\"field.SECRET\"]", first.get("fields").toString());
    assertEquals("[555321]", first.get("frames").toString());
    assertEquals("hint SECRET", first.at("/mistakes/0/hint").asString());
    assertEquals("646464", first.at("/mistakes/0/value").toString());
    assertEquals("[\"A\",\"B\",\"C\"]", key.at("/questions/1/answer/right").toString());
    assertEquals("client", key.at("/questions/2/answer/right").asString());
    assertEquals(50.123_456, key.at("/questions/3/answer/value").asDouble());
    assertEquals("ms", key.at("/questions/3/answer/unit").asString());
    assertEquals("essay", key.at("/questions/4/answer/kind").asString());
    assertFalse(key.has("student"));
  }

  @Test
  void shouldGuideThroughTheLesson() throws Exception {
    ParsedPage page = ParsedPage.of(new GuidePage(SampleLesson.plain())::write);
    String text = page.document().getDocumentElement().getTextContent().replaceAll("\\s+", " ");
    for (String words :
        List.of(
            "5 questions, about 70 minutes",
            "./lab lesson check two-flow answers.txt",
            "4 points",
            "because SECRET",
            "What may differ on other systems")) {
      assertTrue(text.contains(words), words + " in " + text);
    }
    assertTrue(text.replace(" ", "").contains("mistake-SECRET1.1,4.3"), text);
  }

  @Test
  void shouldShowHostileTextsAsText() throws Exception {
    String hostile = "</style></script><script>alert(1)</script> \" \u202E <img src=x> {{levels}}";
    Lesson lesson = new SampleLesson(hostile, hostile, 0).of("<b>", Optional.of("<i>"));
    for (ParsedPage page :
        List.of(
            ParsedPage.of(new KeyPage(lesson)::write),
            ParsedPage.of(new GuidePage(lesson)::write))) {
      assertTrue(page.all("script", "img", "b", "i").isEmpty());
      assertFalse(page.html().contains("\u202E"));
    }
  }

  @Test
  void shouldShowNumbersAsAPersonReadsThem() {
    assertEquals("2756777334", AnswerText.number(2_756_777_334.0, Unit.NONE));
    assertEquals("65495 bytes", AnswerText.number(65_495, Unit.BYTES));
    assertEquals("21.510 us", AnswerText.number(21.51, Unit.US));
    assertEquals("86.42 %", AnswerText.number(86.424, Unit.PERCENT));
    assertEquals("1.5", AnswerText.number(1.5, Unit.NONE));
  }

  private static JsonNode json(Lesson lesson) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new KeyFile(lesson).write(out);
    return JsonMapper.shared().readTree(out.toByteArray());
  }
}
