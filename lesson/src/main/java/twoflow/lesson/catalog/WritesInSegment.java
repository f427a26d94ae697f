package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/**
 * 5.5: how many writes of the voice a segment carries at most. Asked of a run with events alone,
 * which say what a write was, and only when several segments carry several. Not of a call: its
 * writes are packets.
 */
final class WritesInSegment implements QuestionType {

  /** Fewer may be a client that was late, and no algorithm of TCP. */
  private static final int MIN_SEGMENTS = 5;

  @Override
  public QuestionId id() {
    return new QuestionId(5, 5);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return sender(subject).map(sender -> question(subject, sender));
  }

  /** The connection on which writes were put together; empty when it does not show. */
  static Optional<AskedConnection> sender(Subject subject) {
    return subject.trace().tap()
        ? Optional.empty()
        : subject
            .sender(Flow.VOIP)
            .filter(AskedConnection::sendsText)
            .filter(sender -> several(subject, sender) >= MIN_SEGMENTS);
  }

  private static long several(Subject subject, AskedConnection sender) {
    return subject
        .trace()
        .data(sender.connection(), Leg.TO_RELAY)
        .filter(segment -> writes(sender, segment) > 1)
        .count();
  }

  private static long writes(AskedConnection sender, SegmentRecord segment) {
    WriteTable writes = sender.connection().direction(Leg.TO_RELAY).writes();
    long first = writes.find(segment.firstSeq());
    long last = writes.find(segment.lastSeq());
    return first < 0 || last < 0 ? 0 : last - first + 1;
  }

  /** The length of a whole chunk: that of the longest write in a segment. */
  private static long chunkBytes(AskedConnection sender, SegmentRecord segment) {
    WriteTable writes = sender.connection().direction(Leg.TO_RELAY).writes();
    return LongStream.rangeClosed(writes.find(segment.firstSeq()), writes.find(segment.lastSeq()))
        .map(write -> writes.lastSeq(write) - writes.firstSeq(write) + 1)
        .max()
        .orElseThrow();
  }

  private Question question(Subject subject, AskedConnection sender) {
    List<SegmentRecord> most =
        subject
            .trace()
            .data(sender.connection(), Leg.TO_RELAY)
            .reduce(
                List.<SegmentRecord>of(),
                (found, segment) ->
                    found.isEmpty() || writes(sender, segment) > writes(sender, found.getFirst())
                        ? List.of(segment)
                        : found,
                (one, other) -> other);
    SegmentRecord longest = most.getFirst();
    return new Question(
        id(),
        "The client writes the voice chunk by chunk. How many of its writes does TCP put into one"
            + " segment at most, on "
            + sender.words()
            + "?",
        Answer.Number.exact(writes(sender, longest)),
        "Filter for `tcp.dstport == "
            + sender.relayPort()
            + " && tcp.len > 0` and look for the largest TCP Segment Len. The client logs each row;"
            + " a row is written in chunks of equal length, a rest, and a newline.",
        new Solution(
            "The `sent` events of the client whose bytes are in the segment with the most of them.",
            Filters.data(sender.connection(), Leg.TO_RELAY)
                + " && tcp.seq == "
                + longest.firstSeq(),
            List.of("tcp.seq", "tcp.len"),
            List.of(longest.frame())),
        List.of(
            new Mistake(
                "bytes-not-writes",
                longest.payloadBytes(),
                "that is the number of bytes: divide it by those of a write"),
            new Mistake(
                "rest-forgotten",
                longest.payloadBytes() / chunkBytes(sender, longest),
                "the last chunk of a row may be shorter, and the newline is a write of its own"),
            new Mistake(
                "one-write-one-segment",
                1,
                "a write is not a segment: look at column TCP Segment Len"),
            new Mistake(
                "segments-counted",
                several(subject, sender),
                "that is how many segments carry several writes: the question is the writes in one")));
  }
}
