package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/** 2.6: who ends first. Not asked when one side does not end by a FIN. */
final class FirstFin implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(2, 6);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    Connection connection = asked.connection().summary();
    if (connection.clientEnd() != Connection.End.FIN
        || connection.relayEnd() != Connection.End.FIN) {
      return Optional.empty();
    }
    List<Long> fins =
        subject
            .trace()
            .segments(asked.connection())
            .filter(s -> (s.flags() & TcpSegment.FIN) != 0)
            .map(SegmentRecord::frame)
            .toList();
    return Optional.of(
        new Question(
            id(),
            "Which side sends the first FIN on " + asked.words() + "?",
            new Answer.Choice(
                List.of("client", "relay"),
                connection.closedFirst() == Connection.Side.CLIENT ? 0 : 1),
            "Filter for `tcp.port == "
                + asked.relayPort()
                + " && tcp.flags.fin == 1`, and keep to this client's port. Who sends the first one?",
            new Solution(
                "The sender of the first segment with FIN, in the order of the file.",
                "tcp.stream == " + asked.tcpStream() + " && tcp.flags.fin == 1",
                List.of("tcp.srcport"),
                fins),
            List.of()));
  }
}
