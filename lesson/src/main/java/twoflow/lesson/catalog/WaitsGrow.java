package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;
import twoflow.lesson.subject.Subject;

/**
 * 5.8: by which factor the waits before the repetitions of a segment grow (RFC 6298, 5.5). Not
 * asked when they do not grow alike.
 */
final class WaitsGrow implements QuestionType {

  private static final int MIN_COPIES = 3;
  private static final double SMALLEST = 1.7;
  private static final double LARGEST = 2.3;
  private static final double TOLERANCE = 0.35;

  @Override
  public QuestionId id() {
    return new QuestionId(5, 8);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Repetition.only(subject)
        .filter(repetition -> repetition.copies().size() >= MIN_COPIES)
        .filter(WaitsGrow::alike)
        .map(this::question);
  }

  private static boolean alike(Repetition repetition) {
    for (int i = 2; i < repetition.copies().size(); i++) {
      double factor = (double) waitNs(repetition, i) / waitNs(repetition, i - 1);
      if (factor < SMALLEST || factor > LARGEST) {
        return false;
      }
    }
    return Times.askable(waitNs(repetition, 1));
  }

  /** How long the copy with an index came after the one before. */
  private static long waitNs(Repetition repetition, int index) {
    List<SegmentRecord> copies = repetition.copies();
    return copies.get(index).timeNs() - copies.get(index - 1).timeNs();
  }

  private Question question(Repetition repetition) {
    int last = repetition.copies().size() - 1;
    double all = (double) waitNs(repetition, last) / waitNs(repetition, 1);
    double factor = last == 1 ? all : Math.pow(all, 1.0 / (last - 1));
    return new Question(
        id(),
        "In this capture, TCP sends the bytes of one segment again, several times. How many times as"
            + " long as the wait before is each wait for the next repetition, about?",
        new Answer.Number(factor, TOLERANCE, Unit.NONE),
        "Filter for `tcp.len > 0` and look for the Sequence Number that comes several times on the"
            + " same connection. Take the differences of column Time from one frame to the next, and"
            + " divide each by the one before.",
        new Solution(
            "Each wait divided by the one before; the timer is doubled each time (RFC 6298, 5.5).",
            repetition.filter(),
            List.of("frame.time_epoch"),
            repetition.copies().stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "waits-do-not-grow", 1, "compare the waits again: they are not equally long"),
            new Mistake(
                "all-waits",
                all,
                "that is the last wait by the first one: take each by the one before")));
  }
}
