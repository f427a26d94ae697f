package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.event.Event;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/**
 * 5.4: how many bytes the receiving program gets at once when the missing ones have come. Asked of
 * a run with events alone, and only when the program has read exactly what the capture says it
 * could.
 */
final class ReadAtOnce implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 4);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Repetition.only(subject).flatMap(repetition -> ask(subject, repetition));
  }

  private Optional<Question> ask(Subject subject, Repetition repetition) {
    List<SegmentRecord> behind = repetition.behind(subject);
    SegmentRecord lost = repetition.original();
    long lastSeq = behind.stream().mapToLong(SegmentRecord::lastSeq).max().orElse(0);
    return ReadEvents.covering(
            subject, repetition.connection(), repetition.sender(), lost.firstSeq())
        .filter(event -> !behind.isEmpty())
        .filter(event -> event.firstSeq() == lost.firstSeq() && event.lastSeq() == lastSeq)
        .map(event -> question(repetition, behind, event));
  }

  private Question question(Repetition repetition, List<SegmentRecord> behind, Event event) {
    SegmentRecord lost = repetition.original();
    long bytes = event.lastSeq() - event.firstSeq() + 1;
    return new Question(
        id(),
        "In this capture, TCP sends bytes again, and other segments come before the repetition. How"
            + " many bytes does TCP hand to the receiving program at once when it has come?",
        Answer.Number.bytes(bytes),
        "The receiving program logs what each read has given (`seq=`). In the capture: which bytes"
            + " had come after the missing ones when the repetition came?",
        new Solution(
            "The length of the read that gave the missing bytes: these, and all that had come after"
                + " them.",
            repetition.filter().replace("tcp.seq == ", "tcp.seq >= ")
                + " && tcp.nxtseq <= "
                + (event.lastSeq() + 1),
            List.of("tcp.seq", "tcp.len"),
            behind.stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "missing-bytes-alone",
                lost.payloadBytes(),
                "those are the missing bytes alone: others have waited for them"),
            new Mistake(
                "waiting-bytes-alone",
                bytes - lost.payloadBytes(),
                "those are the bytes that have waited: the missing ones come with them")));
  }
}
