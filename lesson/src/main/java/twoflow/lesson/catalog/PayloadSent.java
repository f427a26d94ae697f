package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/** 3.6: how many bytes a client sends. Not asked when it does not end by a FIN. */
final class PayloadSent implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 6);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    if (asked.connection().summary().clientEnd() != Connection.End.FIN) {
      return Optional.empty();
    }
    long bytes = asked.connection().direction(Leg.TO_RELAY).bytes();
    Totals totals = Totals.of(subject.trace().data(asked.connection(), Leg.TO_RELAY));
    return Optional.of(
        new Question(
            id(),
            "How many bytes of payload does the client send on "
                + asked.words()
                + "? Each byte counts once.",
            Answer.Number.bytes(bytes),
            "Filter for `tcp.dstport == "
                + asked.relayPort()
                + " && tcp.flags.fin == 1` and keep to this client's port: the Sequence Number of its"
                + " FIN tells.",
            new Solution(
                "The relative sequence number of the FIN, minus 1: the SYN has taken number 0.",
                Filters.sent(asked, Leg.TO_RELAY) + " && tcp.flags.fin == 1",
                List.of("tcp.seq", "tcp.len"),
                fins(subject)),
            List.of(
                new Mistake(
                    "fin-number",
                    bytes + 1,
                    "that is the number of the FIN: the first byte has number 1, not 0"),
                NamedMistakes.bothLegs(2 * bytes),
                NamedMistakes.repeatsCounted(totals.payloadBytes()),
                NamedMistakes.frameLength(totals.frameBytes()))));
  }

  private static List<Long> fins(Subject subject) {
    return subject
        .trace()
        .segments(subject.connection().connection(), Leg.TO_RELAY)
        .filter(s -> (s.flags() & TcpSegment.FIN) != 0)
        .map(SegmentRecord::frame)
        .toList();
  }
}
