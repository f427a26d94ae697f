package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/**
 * 1.5: which stream carries which flow of which client. Not asked when a flow has several sessions,
 * or goes both ways: then two choices would be right.
 */
final class StreamsMatched implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(1, 5);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    List<LabConnection> connections =
        subject.trace().connections().stream()
            .sorted(Comparator.comparingInt(LabConnection::tcpStream))
            .toList();
    List<LabConnection> chosen = new ArrayList<>();
    List<String> choices = new ArrayList<>();
    for (OneWayFlow way : subject.ways()) {
      AskedConnection sender = subject.sender(Flow.valueOf(way.flow())).orElseThrow();
      chosen.add(way.sender().orElseThrow());
      choices.add(sender.client() + " sends the " + sender.flowName());
      chosen.add(way.receiver().orElseThrow());
      choices.add(sender.receiver() + " gets the " + sender.flowName());
    }
    boolean oneWay = subject.ways().stream().allMatch(StreamsMatched::oneWay);
    if (!oneWay
        || chosen.size() != connections.size()
        || !chosen.containsAll(connections)
        || choices.stream().distinct().count() < choices.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            id(),
            "Who sends or gets what on which TCP stream? Write a letter for each stream.",
            new Answer.Matching(
                connections.stream().map(c -> "tcp.stream " + c.tcpStream()).toList(),
                choices,
                connections.stream().map(chosen::indexOf).toList()),
            "Filter for `tcp.len > 0` and add the field Stream index (`tcp.stream`) as a column. The"
                + " ports say which flow it is, and whether data goes to the relay or comes from"
                + " it. Menu Analyze, Follow, TCP Stream shows what is said.",
            new Solution(
                "On the streams of a sender, data goes to the relay's port; on those of a receiver,"
                    + " it comes from there.",
                "tcp.len > 0",
                List.of("tcp.stream", "tcp.srcport", "tcp.dstport"),
                List.of()),
            List.of()));
  }

  /** Whether no reply comes back. */
  private static boolean oneWay(OneWayFlow way) {
    return way.sender().orElseThrow().direction(Leg.FROM_RELAY).bytes() == 0
        && way.receiver().orElseThrow().direction(Leg.TO_RELAY).bytes() == 0;
  }
}
