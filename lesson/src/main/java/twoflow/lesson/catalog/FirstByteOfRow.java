package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/** 2.5: the relative sequence number of a row's first byte. */
final class FirstByteOfRow implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(2, 5);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedRow row = subject.row();
    if (row.firstSeq() == 1) {
      // Every stream begins so.
      return Optional.empty();
    }
    RowSegments segments = RowSegments.toRelay(subject);
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(NamedMistakes.countedFromZero(row.firstSeq() - 1));
    if (!subject.trace().tap()) {
      mistakes.add(
          NamedMistakes.rawNumber(row.connection().rawNumber(Leg.TO_RELAY, row.firstSeq())));
    }
    mistakes.add(NamedMistakes.frameNumber(segments.first().frame()));
    mistakes.add(
        new Mistake(
            "segment-not-byte",
            segments.first().firstSeq(),
            "that is where the segment begins: the row begins within it"));
    mistakes.add(
        new Mistake(
            "last-byte",
            row.lastSeq(),
            "that is the last byte of the row: the question is the first"));
    return Optional.of(
        new Question(
            id(),
            row.sentence()
                + " Which relative sequence number does its first byte have, from the client to the"
                + " relay?",
            Answer.Number.exact(row.firstSeq()),
            "Filter for `tcp.dstport == "
                + row.connection().relayPort()
                + " && tcp.len > 0` and find the row's first byte in the packet bytes. Sequence"
                + " Number (relative) is that of the segment's first byte.",
            new Solution(
                "1, and all bytes of the rows before it, each with its "
                    + (row.endsWithNewline() ? "newline." : "text alone: no row has a newline."),
                Filters.row(row),
                List.of("tcp.seq", "tcp.payload"),
                segments.frames()),
            mistakes));
  }
}
