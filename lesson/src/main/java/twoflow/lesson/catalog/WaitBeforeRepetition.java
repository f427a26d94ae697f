package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 5.2: how long it takes until TCP sends a segment again. */
final class WaitBeforeRepetition implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 2);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Repetition.only(subject)
        .filter(repetition -> Times.askable(repetition.waitNs()))
        .map(repetition -> question(subject, repetition));
  }

  private Question question(Subject subject, Repetition repetition) {
    return new Question(
        id(),
        "In this capture, TCP sends bytes again. How many ms after the original is the first"
            + " repetition?",
        Times.inMs(repetition.waitNs()),
        "Filter for `tcp.len > 0` and look for the Sequence Number that comes a second time on the"
            + " same connection. Compare column Time of the two frames.",
        new Solution(
            "The time of the second frame with these bytes, minus the time of the first one.",
            repetition.filter(),
            List.of("frame.time_epoch"),
            List.of(repetition.original().frame(), repetition.again().frame())),
        mistakes(subject, repetition));
  }

  private static List<Mistake> mistakes(Subject subject, Repetition repetition) {
    long originalNs = repetition.original().timeNs();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        new Mistake(
            "last-repetition",
            Times.ms(repetition.copies().getLast().timeNs() - originalNs),
            "that is the last repetition: the question is the first one"));
    List<SegmentRecord> duplicates = repetition.duplicateAcks(subject);
    if (!duplicates.isEmpty()) {
      mistakes.add(
          new Mistake(
              "after-duplicate-ack",
              Times.ms(repetition.again().timeNs() - duplicates.getLast().timeNs()),
              "you began at the duplicate ACK: begin at the original segment"));
    }
    return mistakes;
  }
}
