package twoflow.lesson.output;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import twoflow.lesson.sheet.Lesson;

/** What stands at the head of each page of a lesson: of which run and capture it is. */
final class LessonHead {

  /** As many digits as a person compares: by chance, no other file has them. */
  private static final int SHORT_HASH_DIGITS = 12;

  private final Lesson lesson;

  LessonHead(Lesson lesson) {
    this.lesson = lesson;
  }

  /** A list of names and values. */
  String html() {
    StringBuilder html = new StringBuilder("<dl class=\"facts\">\n");
    add(html, "Run", Prose.code(lesson.run()));
    lesson.scenario().ifPresent(title -> add(html, "Scenario", Prose.plain(title)));
    lesson.student().ifPresent(id -> add(html, "Student", Prose.code(id)));
    add(html, "Seed", Prose.code(Long.toString(lesson.seed())));
    add(html, "Capture", Prose.code(captureName()));
    add(html, "SHA-256", Prose.code(lesson.captureSha256().substring(0, SHORT_HASH_DIGITS)));
    return html.append("</dl>\n").toString();
  }

  /** The name of the capture's file. */
  String captureName() {
    return lesson.capture().getFileName().toString();
  }

  /** The capture as a relative address from {@code lesson/}, plain ASCII whatever its name. */
  String captureHref() {
    return "../" + URLEncoder.encode(captureName(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void add(StringBuilder html, String name, String value) {
    html.append("<div><dt>" + name + "</dt> <dd>" + value + "</dd></div>\n");
  }
}
