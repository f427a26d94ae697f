package twoflow.lesson.output.moodle;

import twoflow.lesson.sheet.Lesson;

/** What stands in front of the questions: which capture they are about. */
final class LessonIntro {

  /** Its name in the list of questions. */
  static final String NAME = "0 The capture";

  private static final String FOR_THE_TEACHER =
      "(For the teacher: add the file to the course, and put a link to it here instead of this"
          + " sentence.)";

  private final Lesson lesson;

  LessonIntro(Lesson lesson) {
    this.lesson = lesson;
  }

  /**
   * As HTML.
   *
   * @param embedded whether the capture is in the same file
   */
  String html(boolean embedded) {
    String name = MoodleNames.capture(lesson);
    String where =
        embedded
            ? "<a href=\"@@PLUGINFILE@@/" + name + "\">" + name + "</a>. Open it in Wireshark."
            : QuestionText.code(name) + ". " + QuestionText.escaped(FOR_THE_TEACHER);
    return QuestionText.paragraph("The questions are about the capture " + where)
        + QuestionText.paragraph(
            "SHA-256 of the file: " + QuestionText.code(lesson.captureSha256()));
  }

  /** As plain text. */
  String plain() {
    return "The questions are about the capture "
        + MoodleNames.capture(lesson)
        + " (SHA-256 "
        + lesson.captureSha256()
        + "). "
        + FOR_THE_TEACHER;
  }
}
