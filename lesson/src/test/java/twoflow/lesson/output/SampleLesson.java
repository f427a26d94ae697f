package twoflow.lesson.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.AskedRow;

/**
 * A lesson with a question of each kind.
 *
 * @param text stands in each text that students read
 * @param secret stands in each text that only the teacher reads
 * @param salt is added to each number of the key
 */
record SampleLesson(String text, String secret, int salt) {

  static final String HASH = "0123456789abcdef".repeat(4);

  /** A lesson with plain texts. */
  static Lesson plain() {
    return new SampleLesson("a plain text", "SECRET", 0).of("two-flow", Optional.empty());
  }

  /** The lesson of a run. */
  Lesson of(String run, Optional<String> student) {
    return new Lesson(
        run,
        7,
        student,
        Path.of("captures", "two flow.pcap"),
        HASH,
        Optional.of("Loss: " + text),
        row(),
        questions());
  }

  private List<Question> questions() {
    return List.of(
        question("1.1", "How many frames?", number(918_273, 0, Unit.NONE)),
        question(
            "1.5",
            "Who sends what?",
            new Answer.Matching(
                List.of("`tcp.stream 0`", "`tcp.stream 1`", "stream " + text),
                List.of("the chat", "the voice", "nothing " + text),
                salt == 0 ? List.of(0, 1, 2) : List.of(2, 0, 1))),
        question(
            "2.6",
            "Who begins?",
            new Answer.Choice(List.of("client", "relay", "both " + text), salt == 0 ? 0 : 1)),
        question("4.3", "How long?", number(50.123_456, 0.765_432, Unit.MS)),
        question("5.7", "Why?", new Answer.Essay(List.of("because " + secret, "and " + secret))));
  }

  private Answer number(double value, double tolerance, Unit unit) {
    return new Answer.Number(value + salt, tolerance == 0 ? 0 : tolerance + salt, unit);
  }

  private Question question(String id, String words, Answer answer) {
    return new Question(
        QuestionId.of(id),
        row().sentence() + " " + words + " " + text,
        answer,
        "Filter for `tcp.len > 0`: " + text,
        new Solution(
            "rule " + secret,
            "frame.number == " + (777_123 + salt) + " && " + secret,
            List.of("field." + secret),
            List.of(555_321L + salt)),
        List.of(new Mistake("mistake-" + secret, 646_464 + 3.0 * salt, "hint " + secret)));
  }

  private AskedRow row() {
    RowLink link =
        new RowLink(
            "voip_messages.csv",
            3,
            "VOIP",
            2,
            text,
            Leg.TO_RELAY,
            3,
            78,
            149,
            List.of(17L),
            1_500,
            1_500,
            OptionalLong.empty(),
            0);
    return new AskedRow(new AskedConnection(Flow.VOIP, null, false), link, link);
  }
}
