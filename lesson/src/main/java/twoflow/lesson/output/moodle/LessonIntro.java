package twoflow.lesson.output.moodle;

import twoflow.lesson.sheet.Lesson;

/** What stands in front of the questions: the capture, and the row that is asked about. */
final class LessonIntro {

  /** Its name in the list of questions. */
  static final String NAME = "0 The capture";

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
            : QuestionText.code(name) + ". " + QuestionText.escaped(teacher());
    return QuestionText.paragraph("The questions are about the capture " + where)
        + QuestionText.paragraph("SHA-256 of the file: " + QuestionText.code(hash()))
        + QuestionText.paragraph(
            QuestionText.escaped(rowBegin()) + QuestionText.code(lesson.row().text()));
  }

  /** As plain text. */
  String plain() {
    return "The questions are about the capture "
        + MoodleNames.capture(lesson)
        + " (SHA-256 "
        + hash()
        + "). "
        + teacher()
        + " "
        + rowBegin()
        + QuestionText.plain(lesson.row().text());
  }

  private String teacher() {
    return "(For the teacher: add the file to the course, and put a link to it here instead of this"
        + " sentence.)";
  }

  private String hash() {
    return lesson.captureSha256();
  }

  private String rowBegin() {
    return QuestionText.capitalized(lesson.row().words()) + " reads: ";
  }
}
