package twoflow.lesson.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import twoflow.core.html.Html;
import twoflow.core.html.PageParts;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/** Writes {@code guide.html}: how to teach with a lesson, for the teacher. */
public final class GuidePage {

  /** The file's name. */
  public static final String NAME = "guide.html";

  private final Lesson lesson;
  private final PageParts parts = new PageParts(GuidePage.class);

  /** The guide to a lesson. */
  public GuidePage(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    LessonHead head = new LessonHead(lesson);
    Map<String, String> filled = new HashMap<>();
    filled.put("run", Prose.plain(lesson.run()));
    filled.put("style", KeyPage.teacherStyle(parts));
    filled.put("facts", head.html());
    filled.put("capture", Prose.plain(head.captureName()));
    filled.put(
        "size", lesson.questions().size() + " questions, about " + lesson.minutes() + " minutes.");
    filled.put("levels", levels());
    filled.put("marking", marking());
    filled.put("mistakes", mistakes());
    filled.put("essays", essays());
    stream.write(Html.fill(parts.read("guide.html"), filled).getBytes(StandardCharsets.UTF_8));
  }

  private String levels() {
    return lesson.levels().stream()
        .map(level ->
            "<tr><th scope=\"row\">%d %s</th><td>%s</td><td>%s</td><td>%d</td><td>%d</td></tr>\n"
                .formatted(
                    level.number(),
                    level.title(),
                    level.aim(),
                    level.priorKnowledge(),
                    lesson.of(level).size(),
                    level.minutes()))
        .collect(Collectors.joining());
  }

  private String marking() {
    List<Question> essays = essayQuestions();
    StringBuilder html = new StringBuilder();
    html.append("<li>One point for each right answer: ")
        .append(lesson.questions().size() - essays.size())
        .append(
            " points. A number is right within the key’s tolerance, in any unit that is named.</li>\n");
    html.append("<li>A matching question is right when all of it is.</li>\n");
    html.append("<li>A known mistake gives no point, but says what to talk about.</li>\n");
    if (!essays.isEmpty()) {
      html.append("<li>A person reads free text: one point for each expected point, below.</li>\n");
    }
    return html.toString();
  }

  /** The mistakes by their names, each once, with the questions in which it is known. */
  private String mistakes() {
    Map<String, Mistake> known = new LinkedHashMap<>();
    Map<String, List<String>> questions = new HashMap<>();
    for (Question question : lesson.questions()) {
      for (Mistake mistake : question.mistakes()) {
        known.putIfAbsent(mistake.name(), mistake);
        questions
            .computeIfAbsent(mistake.name(), any -> new ArrayList<>())
            .add(question.id().toString());
      }
    }
    StringBuilder html = new StringBuilder("<div class=\"table-scroll\"><table>\n<thead><tr>");
    html.append("<th scope=\"col\">Mistake</th><th scope=\"col\">Questions</th>");
    html.append("<th scope=\"col\">What it means</th></tr></thead>\n<tbody>\n");
    known.forEach((name, mistake) ->
        html.append("<tr><th scope=\"row\">")
            .append(Prose.code(name))
            .append("</th><td>")
            .append(String.join(", ", questions.get(name)))
            .append("</td><td>")
            .append(Prose.html(mistake.hint()))
            .append("</td></tr>\n"));
    return html.append("</tbody>\n</table></div>\n").toString();
  }

  private String essays() {
    List<Question> essays = essayQuestions();
    if (essays.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            "<section class=\"card\" aria-labelledby=\"essays\">\n<h2 id=\"essays\">What free answers should say</h2>\n");
    for (Question question : essays) {
      html.append("<p><span class=\"number\">").append(question.id()).append("</span> ");
      html.append(Prose.html(question.text())).append("</p>\n<ul>\n");
      ((Answer.Essay) question.answer())
          .expected()
          .forEach(point -> html.append("<li>").append(Prose.html(point)).append("</li>\n"));
      html.append("</ul>\n");
    }
    return html.append("</section>\n").toString();
  }

  private List<Question> essayQuestions() {
    return lesson.questions().stream()
        .filter(question -> question.answer() instanceof Answer.Essay)
        .toList();
  }
}
