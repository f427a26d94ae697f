package twoflow.lesson.output.moodle;

import twoflow.lesson.sheet.Lesson;

/** What comes before the questions: which capture they are about. */
final class LessonIntro {

  /** Its name in the list of questions. */
  static final String NAME = "0 The capture";

  private static final String FOR_THE_TEACHER =
      "(For the teacher: add the file to the course, and put a link to it here instead of this"
          + " sentence.)";

  private static final String TO_STUDENTS =
      "Open it in Wireshark: all answers are in this file. Leave Relative sequence numbers on (Edit,"
          + " Preferences, Protocols, TCP); where a question says raw, read the raw number.";

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
    String link = "<a href=\"@@PLUGINFILE@@/" + name + "\">" + name + "</a>";
    return QuestionText.paragraph(
            "The questions are about the capture "
                + (embedded ? link + "." : name + ". " + FOR_THE_TEACHER)
                + " "
                + TO_STUDENTS)
        + QuestionText.paragraph(
            "SHA-256 of the file: <code>" + lesson.captureSha256() + "</code>");
  }

  /** As plain text. */
  String plain() {
    return "The questions are about the capture "
        + MoodleNames.capture(lesson)
        + " (SHA-256 "
        + lesson.captureSha256()
        + "). "
        + FOR_THE_TEACHER
        + " "
        + TO_STUDENTS;
  }
}
