package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 2.2: what the SYN-ACK acknowledges, as the header has it. */
final class SynAckNumber implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(2, 2);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    return Handshake.of(subject, asked.connection()).map(handshake -> question(asked, handshake));
  }

  private Question question(AskedConnection asked, Handshake handshake) {
    return new Question(
        id(),
        "Which raw acknowledgment number does the SYN-ACK have on " + asked.words() + "?",
        Answer.Number.exact(asked.rawNumber(Leg.TO_RELAY, 1)),
        "Select the SYN-ACK. In the packet details, open Transmission Control Protocol: field"
            + " Acknowledgment number (raw).",
        new Solution(
            "The initial sequence number of the client, and 1 for its SYN, modulo 2^32.",
            Filters.sent(asked, Leg.FROM_RELAY) + " && tcp.flags.syn == 1 && tcp.flags.ack == 1",
            List.of("tcp.ack_raw"),
            List.of(handshake.synAck().frame())),
        List.of(
            NamedMistakes.relativeNumber(1),
            NamedMistakes.synNotCounted(asked.rawNumber(Leg.TO_RELAY, 0)),
            new Mistake(
                "sequence-not-acknowledgment",
                asked.rawNumber(Leg.FROM_RELAY, 0),
                "that is the SYN-ACK's own sequence number: the question is what it acknowledges"),
            NamedMistakes.otherSide(asked.rawNumber(Leg.FROM_RELAY, 1))));
  }
}
