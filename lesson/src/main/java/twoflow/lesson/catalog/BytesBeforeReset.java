package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 5.10: how much was sent before the RST. */
final class BytesBeforeReset implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 10);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return FirstReset.of(subject)
        .filter(reset -> reset.bytesBefore(subject) > 0)
        .map(reset -> question(subject, reset));
  }

  private Question question(Subject subject, FirstReset reset) {
    long bytes = reset.bytesBefore(subject);
    return new Question(
        id(),
        "In this capture, a connection ends by RST. How many bytes of the "
            + reset.sender().flowName()
            + " were sent on that connection before the first RST? Each byte counts once.",
        Answer.Number.bytes(bytes),
        "Filter for `tcp.flags.reset == 1` to find the connection. Menu Analyze, Follow, TCP Stream"
            + " shows all of it; the last segment with payload before the RST has the Next Sequence"
            + " Number.",
        new Solution(
            "The relative Next Sequence Number of the last segment with payload before the RST, minus"
                + " 1.",
            Filters.data(reset.connection(), reset.dataLeg())
                + " && frame.number < "
                + reset.segment().frame(),
            List.of("tcp.nxtseq"),
            reset.lastBefore(subject).stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "next-number",
                bytes + 1,
                "that is the number of the next byte: the first byte has number 1, not 0"),
            NamedMistakes.bothLegs(2 * bytes)));
  }
}
