package twoflow.lesson.marking;

import twoflow.lesson.answers.Answers;
import twoflow.lesson.sheet.Lesson;

/**
 * A lesson whose answers are marked.
 *
 * @param lesson the lesson
 * @param answers what was given
 * @param marks of all questions that can be asked, also of those that the answers do not list
 */
public record MarkedLesson(Lesson lesson, Answers answers, Marks marks) {

  /** The marks of the questions that the answers file lists: a teacher may have chosen levels. */
  public Marks listed() {
    return marks.of(answers::lists);
  }
}
