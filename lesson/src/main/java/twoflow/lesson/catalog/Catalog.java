package twoflow.lesson.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Question;
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
            new PayloadSent()));
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
