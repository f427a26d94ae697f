package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 2.1: the initial sequence number of a client, as the header has it. */
final class InitialSequenceNumber implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(2, 1);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    return Handshake.of(subject, asked.connection()).map(handshake -> question(asked, handshake));
  }

  private Question question(AskedConnection asked, Handshake handshake) {
    return new Question(
        id(),
        "Which raw sequence number does the SYN of the client have on " + asked.words() + "?",
        Answer.Number.exact(asked.rawNumber(Leg.TO_RELAY, 0)),
        "Select the SYN. In the packet details, open Transmission Control Protocol: field Sequence"
            + " Number (raw).",
        new Solution(
            "The sequence number of the client's SYN, as the header has it: the initial"
                + " sequence number.",
            Filters.sent(asked, Leg.TO_RELAY) + " && tcp.flags.syn == 1",
            List.of("tcp.seq_raw"),
            List.of(handshake.syn().frame())),
        List.of(
            NamedMistakes.relativeNumber(0),
            NamedMistakes.synCounted(asked.rawNumber(Leg.TO_RELAY, 1)),
            NamedMistakes.otherSide(asked.rawNumber(Leg.FROM_RELAY, 0))));
  }
}
