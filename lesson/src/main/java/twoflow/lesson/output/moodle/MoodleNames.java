package twoflow.lesson.output.moodle;

import twoflow.lesson.sheet.Lesson;

/** Names by which Moodle keeps the questions of a lesson apart from those of another. */
final class MoodleNames {

  private MoodleNames() {}

  /** Where the questions go in the course's question bank. */
  static String category(Lesson lesson) {
    // A slash in a name is written twice.
    return "$course$/Two-Flow/" + QuestionText.plain(lesson.run()).replace("/", "//");
  }

  /** The number by which Moodle finds a question again. */
  static String idNumber(long seed, String question) {
    return "tf-" + seed + "-" + question;
  }

  /** The name of the capture, in which only plain characters stay: Moodle takes no others. */
  static String capture(Lesson lesson) {
    return lesson.capture().getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
