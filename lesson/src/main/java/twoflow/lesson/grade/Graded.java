package twoflow.lesson.grade;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import twoflow.lesson.answers.AnswerHead;
import twoflow.lesson.marking.Marks;
import twoflow.lesson.question.QuestionId;

/** What became of a submission. It holds nothing of the capture: a class fits into memory. */
sealed interface Graded {

  /** The submission. */
  Submission submission();

  /**
   * It has marks.
   *
   * @param head what the head of the answers says
   * @param seed the seed by which it was marked
   * @param marks of all questions that can be asked of its run
   * @param listed the questions that its answers file lists
   * @param fingerprints what is compared with others
   * @param remarks what the teacher is told
   */
  record Marked(
      Submission submission,
      AnswerHead head,
      long seed,
      Marks marks,
      Set<QuestionId> listed,
      Fingerprints fingerprints,
      List<String> remarks)
      implements Graded {

    /** Takes the lists as they are. */
    public Marked {
      listed = Set.copyOf(listed);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * It could not be graded.
   *
   * @param student the student's ID by the head of the answers, if that could be read
   * @param reason why, in one line
   */
  record Unmarked(Submission submission, Optional<String> student, String reason)
      implements Graded {}
}
