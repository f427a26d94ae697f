package twoflow.lesson.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import twoflow.core.html.Html;
import twoflow.core.html.PageParts;
import twoflow.lesson.question.Level;
import twoflow.lesson.sheet.Lesson;

/** Writes {@code key.html}: each question with its answer and how it is found, for the teacher. */
public final class KeyPage {

  /** The file's name. */
  public static final String NAME = "key.html";

  private final Lesson lesson;
  private final PageParts parts = new PageParts(KeyPage.class);

  /** The key of a lesson. */
  public KeyPage(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    Map<String, String> filled =
        Map.of(
            "run", Prose.plain(lesson.run()),
            "style", teacherStyle(parts),
            "facts", new LessonHead(lesson).html(),
            "levels", levels());
    stream.write(Html.fill(parts.read("key.html"), filled).getBytes(StandardCharsets.UTF_8));
  }

  /** The style of the pages for the teacher. */
  static String teacherStyle(PageParts parts) throws IOException {
    return PageParts.baseStyle() + parts.read("css/sheet.css") + parts.read("css/key.css");
  }

  private String levels() {
    StringBuilder html = new StringBuilder();
    for (Level level : lesson.levels()) {
      String id = "level-" + level.number();
      html.append("<section class=\"card\" aria-labelledby=\"%s\">\n".formatted(id))
          .append("<h2 id=\"%s\">Level %d: %s</h2>\n".formatted(id, level.number(), level.title()))
          .append("<ol class=\"solutions\" role=\"list\">\n");
      lesson.of(level).forEach(question -> html.append(new SolutionHtml(question).html()));
      html.append("</ol>\n</section>\n");
    }
    return html.toString();
  }
}
