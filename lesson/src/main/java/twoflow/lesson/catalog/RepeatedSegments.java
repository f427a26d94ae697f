package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/**
 * 5.1: how many segments TCP has sent again. Not asked when it has cut bytes otherwise the second
 * time.
 */
final class RepeatedSegments implements QuestionType {

  /** More are no question: who counts them by hand? */
  private static final int MAX_SEGMENTS = 20;

  @Override
  public QuestionId id() {
    return new QuestionId(5, 1);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    List<SegmentRecord> repeated = Repetition.repeated(subject);
    return repeated.isEmpty()
            || repeated.size() > MAX_SEGMENTS
            || !repeated.stream().allMatch(segment -> hasOriginal(subject, segment))
        ? Optional.empty()
        : Optional.of(question(subject, repeated));
  }

  /**
   * Whether the same bytes were sent before by one segment: else they are not found by a number.
   */
  private static boolean hasOriginal(Subject subject, SegmentRecord repeated) {
    LabConnection connection = subject.trace().connections().get(repeated.connection());
    return subject
        .trace()
        .data(connection, repeated.leg())
        .takeWhile(s -> s.frame() < repeated.frame())
        .anyMatch(s ->
            s.firstSeq() == repeated.firstSeq() && s.payloadBytes() == repeated.payloadBytes());
  }

  private Question question(Subject subject, List<SegmentRecord> repeated) {
    return new Question(
        id(),
        "How many segments with payload does TCP send again in this capture? Count a segment when"
            + " all of its bytes were sent before on the same connection.",
        Answer.Number.exact(repeated.size()),
        "Filter for `tcp.len > 0`, sort by Stream index and then look for a Sequence Number that"
            + " comes a second time. Wireshark marks most of them: `tcp.analysis.retransmission ||"
            + " tcp.analysis.out_of_order`. But its labels depend on the times, so compare the"
            + " numbers.",
        new Solution(
            "Segments with payload, all of whose bytes have been in the capture before.",
            repeated.stream()
                .map(s -> copies(subject, s))
                .distinct()
                .collect(Collectors.joining(") || (", "(", ")")),
            List.of("tcp.stream", "tcp.seq", "tcp.len"),
            repeated.stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "originals-counted",
                2L * repeated.size(),
                "you counted the originals, too: only the repetitions were sent again"),
            new Mistake(
                "bytes-not-segments",
                repeated.stream().mapToLong(SegmentRecord::payloadBytes).sum(),
                "that is the number of bytes: the question is the segments")));
  }

  private static String copies(Subject subject, SegmentRecord segment) {
    LabConnection connection = subject.trace().connections().get(segment.connection());
    return Filters.data(connection, segment.leg()) + " && tcp.seq == " + segment.firstSeq();
  }
}
