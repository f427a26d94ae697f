package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 1.3: which port the sender of a flow has. */
final class ClientPort implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(1, 3);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        new Mistake(
            "relays-port",
            asked.relayPort(),
            "that is the port on which the relay listens: the client has one of its own"));
    subject.trace().connections().stream()
        .filter(c -> c.flow().equals(asked.flow().name()) && c != asked.connection())
        .forEach(c -> mistakes.add(NamedMistakes.otherConnection(c.client().port())));
    return Optional.of(
        new Question(
            id(),
            "Which TCP port does the client use on " + asked.words() + "?",
            Answer.Number.exact(asked.clientPort()),
            "Filter for `tcp.dstport == "
                + asked.relayPort()
                + " && tcp.len > 0`: the first frame is the sender's. Its Source Port is in the"
                + " packet details; column Info shows it, too, before the arrow.",
            new Solution(
                "The source port of the SYN that opens the connection.",
                Filters.sent(asked, Leg.TO_RELAY) + " && tcp.flags.syn == 1",
                List.of("tcp.srcport"),
                subject.trace().syns(asked.connection(), Leg.TO_RELAY).stream()
                    .map(SegmentRecord::frame)
                    .toList()),
            mistakes));
  }
}
