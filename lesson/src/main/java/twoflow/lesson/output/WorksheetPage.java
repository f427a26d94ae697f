package twoflow.lesson.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import twoflow.core.html.Html;
import twoflow.core.html.PageParts;
import twoflow.core.html.ScriptHash;
import twoflow.lesson.question.Level;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes {@code worksheet.html}: the questions, to be filled in on screen or on paper. Its script
 * keeps what is typed and saves it as {@code answers.txt}. There is no answer in it, and nothing
 * that an answer follows from but the question itself.
 */
public final class WorksheetPage {

  /** The file's name. */
  public static final String NAME = "worksheet.html";

  private static final List<String> SCRIPTS = List.of("fields.js", "kept.js", "worksheet.js");

  private final Lesson lesson;
  private final PageParts parts = new PageParts(WorksheetPage.class);

  /** The worksheet of a lesson. */
  public WorksheetPage(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    LessonHead head = new LessonHead(lesson);
    String script = "(() => {\n'use strict';\n" + parts.readAll("js/", SCRIPTS) + "})();\n";
    Map<String, String> filled = new HashMap<>();
    filled.put("policy", policy(script));
    filled.put("style", PageParts.baseStyle() + parts.read("css/sheet.css"));
    filled.put("run", Prose.plain(lesson.run()));
    filled.put("facts", head.html());
    filled.put("capture", Prose.plain(head.captureName()));
    filled.put("capture-href", Html.attribute(head.captureHref()));
    Introduction introduction = new Introduction(lesson);
    filled.put("introduction", Prose.html(introduction.sentence()));
    filled.put("levels", levels(introduction));
    filled.put("answers", Html.text(new AnswersTemplate(lesson).text()));
    filled.put("kept-as", lesson.captureSha256() + "-" + lesson.seed());
    filled.put("script", script);
    stream.write(Html.fill(parts.read("worksheet.html"), filled).getBytes(StandardCharsets.UTF_8));
  }

  private String levels(Introduction introduction) {
    StringBuilder html = new StringBuilder();
    for (Level level : lesson.levels()) {
      String id = "level-" + level.number();
      html.append("<section class=\"card\" aria-labelledby=\"%s\">\n".formatted(id))
          .append(
              "<h2 id=\"%s\">Level %d: %s <span class=\"minutes\">about %d minutes</span></h2>\n"
                  .formatted(id, level.number(), level.title(), level.minutes()))
          .append("<ol class=\"questions\" role=\"list\">\n");
      lesson
          .of(level)
          .forEach(question -> html.append(new QuestionHtml(question, introduction).html()));
      html.append("</ol>\n</section>\n");
    }
    return html.toString();
  }

  private static String policy(String script) {
    return "default-src 'none'; script-src "
        + ScriptHash.of(script)
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }
}
