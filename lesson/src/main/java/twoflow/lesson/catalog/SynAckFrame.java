package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 1.4: which frame is the SYN-ACK. Not asked when there are two. */
final class SynAckFrame implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(1, 4);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    return Handshake.of(subject, asked.connection())
        .map(handshake -> question(asked, handshake, mistakes(subject, handshake)));
  }

  private Question question(AskedConnection asked, Handshake handshake, List<Mistake> mistakes) {
    return new Question(
        id(),
        "Which frame is the SYN-ACK of " + asked.words() + "? Write its number.",
        Answer.Number.exact(handshake.synAck().frame()),
        "Filter for `tcp.srcport == "
            + asked.relayPort()
            + " && tcp.flags.syn == 1 && tcp.flags.ack == 1`. Take the one whose Destination Port"
            + " is the port of this client.",
        new Solution(
            "The segment of the relay with SYN and ACK.",
            Filters.sent(asked, Leg.FROM_RELAY) + " && tcp.flags.syn == 1 && tcp.flags.ack == 1",
            List.of("frame.number"),
            List.of(handshake.synAck().frame())),
        mistakes);
  }

  private static List<Mistake> mistakes(Subject subject, Handshake handshake) {
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        new Mistake(
            "syn-not-syn-ack",
            handshake.syn().frame(),
            "that is the SYN of the client: the SYN-ACK is the answer to it"));
    mistakes.add(
        new Mistake(
            "ack-not-syn-ack",
            handshake.ack().frame(),
            "that is the third segment of the handshake: it has no SYN"));
    LabConnection asked = subject.connection().connection();
    subject.trace().connections().stream()
        .filter(c -> c != asked && c.flow().equals(asked.flow()))
        .flatMap(c -> Handshake.of(subject, c).stream())
        .forEach(other -> mistakes.add(NamedMistakes.otherConnection(other.synAck().frame())));
    return mistakes;
  }
}
