package twoflow.lesson.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.subject.Subject;

/** All kinds of questions, in their order. */
public final class Catalog {

  private final List<QuestionType> types;

  /** The lab's own questions. */
  public Catalog() {
    this(
        List.of(
            new FrameCount(),
            new ConnectionCount(),
            new ClientPort(),
            new SynAckFrame(),
            new StreamsMatched(),
            new InitialSequenceNumber(),
            new SynAckNumber(),
            new MaximumSegmentSize(),
            new FirstWindow(),
            new FirstByteOfRow(),
            new FirstFin(),
            new SegmentsOfRow(),
            new LastFrameOfRow(),
            new LastPayload(),
            new RowAckNumber(),
            new RowAckFrame(),
            new PayloadSent(),
            new HeaderShare(new QuestionId(4, 1), Flow.VOIP),
            new HeaderShare(new QuestionId(4, 2), Flow.CHAT),
            new GapOfRow(),
            new SampleRtt(),
            new EstimatedRtt(),
            new RelayDelay(),
            new VoiceThroughput(),
            new RepeatedSegments(),
            new WaitBeforeRepetition(),
            new DuplicateAcks(),
            new ReadAtOnce(),
            new WritesInSegment(),
            new WindowClosed(),
            new Why(),
            new WaitsGrow(),
            new ResetSender(),
            new BytesBeforeReset(),
            new BytesLostByReset(),
            new BytesAfterFin(),
            new TimeAfterFin()));
  }

  Catalog(List<QuestionType> types) {
    this.types = types.stream().sorted(Comparator.comparing(QuestionType::id)).toList();
  }

  /** All of them. */
  public List<QuestionType> types() {
    return types;
  }

  /** The questions that can be asked. */
  public List<Question> ask(Subject subject) {
    return types.stream().map(type -> type.ask(subject)).flatMap(Optional::stream).toList();
  }
}
