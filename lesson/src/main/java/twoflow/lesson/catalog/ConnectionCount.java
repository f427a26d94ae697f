package twoflow.lesson.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;
import twoflow.lesson.subject.Trace;
import twoflow.pcap.tcp.TcpSegment;

/**
 * 1.2: how many TCP connections there are. Not asked when one was only tried, or when the file has
 * other streams: then a reader may count otherwise.
 */
final class ConnectionCount implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(1, 2);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    Trace trace = subject.trace();
    boolean all = trace.connections().stream().allMatch(c -> c.summary().handshake());
    if (!all || !trace.onlyTheRuns()) {
      return Optional.empty();
    }
    List<SegmentRecord> syns = trace.syns();
    List<SegmentRecord> opening =
        syns.stream().filter(s -> (s.flags() & TcpSegment.ACK) == 0).toList();
    long flows =
        Arrays.stream(Flow.values()).filter(flow -> subject.sender(flow).isPresent()).count();
    return Optional.of(
        new Question(
            id(),
            "How many TCP connections does the capture have?",
            Answer.Number.exact(trace.connections().size()),
            "Menu Statistics, Conversations, tab TCP; or filter for `tcp.flags.syn == 1 &&"
                + " tcp.flags.ack == 0`: each one begins so.",
            new Solution(
                "Streams that begin with a SYN; a SYN that was sent again opens no other one.",
                "tcp.flags.syn == 1 && tcp.flags.ack == 0",
                List.of("tcp.stream"),
                opening.stream().map(SegmentRecord::frame).toList()),
            List.of(
                new Mistake(
                    "frames-not-connections",
                    trace.frames(),
                    "that is the number of frames: a connection has many"),
                new Mistake(
                    "flows-not-connections",
                    flows,
                    "that is the number of flows: each client has a connection of its own with the"
                        + " relay"),
                new Mistake(
                    "syn-ack-counted",
                    syns.size(),
                    "you counted the SYN-ACKs, too: each is the answer to a SYN"),
                NamedMistakes.repeatsCounted(opening.size()))));
  }
}
