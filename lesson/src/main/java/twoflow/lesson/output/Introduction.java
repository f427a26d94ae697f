package twoflow.lesson.output;

import twoflow.lesson.sheet.Lesson;

/**
 * Says at the head of a worksheet which row is asked about, once. A question stands for itself, so
 * each one about the row says it again; on the worksheet its name is enough.
 */
final class Introduction {

  private final String sentence;
  private final String name;
  private final boolean needed;

  Introduction(Lesson lesson) {
    this.sentence = lesson.row().sentence();
    this.name = "R" + lesson.row().words().substring(1) + ":";
    this.needed = lesson.questions().stream().anyMatch(q -> q.text().startsWith(sentence));
  }

  /** The sentence that says it; empty in a lesson without a question about the row. */
  String sentence() {
    return needed ? sentence : "";
  }

  /** A question's text that begins with the row's name alone. */
  String shorten(String text) {
    return text.startsWith(sentence) ? name + text.substring(sentence.length()) : text;
  }
}
