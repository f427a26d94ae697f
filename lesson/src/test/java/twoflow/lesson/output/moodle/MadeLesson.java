package twoflow.lesson.output.moodle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;

/** A lesson with a question of each type, whose texts may be those of a hostile row. */
final class MadeLesson {

  /** Tags, ends of sections, marks of both formats, control, bidi and no characters. */
  static final String HOSTILE =
      "<script>alert(1)</script> ]]> & \"q\" {=1#a~b:c} \\n -> // @@PLUGINFILE@@ \u0000\u0007\u001B[2J"
          + " \u202Eabc\u2066 \uFFFE \uD800 \uD83D\uDE00 \u00E9 ::x:: $CATEGORY: %50%";

  private static final String RULE = "The rule is a secret of the key.";

  private MadeLesson() {}

  /** A lesson of the questions; it has no row besides those in their texts. */
  static Lesson of(Path capture, List<Question> questions) throws IOException {
    return new Lesson(
        "a-run",
        7,
        Optional.empty(),
        capture,
        LessonMaker.sha256Hex(capture),
        Optional.empty(),
        null,
        questions);
  }

  /** A capture of some bytes; here nobody reads it. */
  static Path capture(Path folder, int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    new Random(1).nextBytes(bytes);
    return Files.write(folder.resolve("two-flow.pcap"), bytes);
  }

  /** A question of each type. */
  static List<Question> questions(String text) {
    return List.of(
        question(
            "2.1",
            text,
            Answer.Number.exact(4_294_967_295L),
            new Mistake("relative", 0, "this is the relative number")),
        question(
            "4.1",
            text,
            new Answer.Number(86.432_198, 0.5, Unit.PERCENT),
            new Mistake("frames", 88.9, "you counted the frames " + text)),
        question(
            "4.4",
            text,
            Answer.Number.within(21.501_4, 0.02, Unit.US),
            new Mistake("mean", 29.7, "take the weights, not the mean!"),
            new Mistake("swapped", 35.8, "you have swapped the weights")),
        question("2.6", text, new Answer.Choice(List.of("the client", "the relay " + text), 1)),
        question(
            "1.5",
            text,
            new Answer.Matching(
                List.of("`tcp.stream 0` " + text, "`tcp.stream 1`"),
                List.of("voice", "chat", "nothing " + text),
                List.of(1, 0))),
        question("5.7", text, new Answer.Essay(List.of("point one " + text, "point two"))));
  }

  private static Question question(String id, String text, Answer answer, Mistake... mistakes) {
    return new Question(
        QuestionId.of(id),
        "What is `tcp.seq` here? " + text,
        answer,
        "Look at `tcp.len > 0 && tcp.seq == 1`. " + text,
        new Solution(RULE, "tcp.secret", List.of(), List.of(4_711L)),
        List.of(mistakes));
  }
}
