package twoflow.lesson.output.moodle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes {@code quiz.gift}: the same questions as plain text, for systems that do not read Moodle
 * XML. It holds no files, and a number in it has no unit. As {@link MoodleFile} it is for the
 * teacher's import.
 *
 * <p>The format is described at <a href="https://docs.moodle.org/en/GIFT_format">GIFT format</a>;
 * Moodle's reader, {@code question/format/gift/format.php}, decides.
 */
public final class GiftFile {

  /** The file's name. */
  public static final String NAME = "quiz.gift";

  /** Texts are no HTML: a row's text may have a tag in it. */
  private static final String FORMAT = "[plain]";

  private final Lesson lesson;

  /** The file of a lesson. */
  public GiftFile(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    StringBuilder gift = new StringBuilder();
    gift.append("// For the teacher: the right answers are in this file.\n");
    gift.append("// Two-Flow TCP Lab, run ")
        .append(QuestionText.plain(lesson.run()))
        .append("\n\n");
    gift.append("$CATEGORY: ").append(GiftText.of(MoodleNames.category(lesson))).append("\n\n");
    begin(gift, "capture", LessonIntro.NAME, new LessonIntro(lesson).plain());
    gift.append("\n\n");
    for (Question question : lesson.questions()) {
      begin(gift, question.id().toString(), QuestionText.name(question), question.text());
      gift.append(" {");
      answer(gift, question);
      gift.append("}\n\n");
    }
    stream.write(gift.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void begin(StringBuilder gift, String id, String name, String text) {
    gift.append("// [id:").append(MoodleNames.idNumber(lesson.seed(), id)).append("]\n");
    gift.append("::").append(GiftText.of(name)).append("::");
    gift.append(FORMAT).append(GiftText.of(text));
  }

  private static void answer(StringBuilder gift, Question question) {
    switch (question.answer()) {
      case Answer.Number number -> numerical(gift, question, number);
      case Answer.Choice choice -> choice(gift, question, choice);
      case Answer.Matching matching -> matching(gift, matching);
      case Answer.Essay essay -> {
        // An empty answer is a text that a person reads.
      }
    }
  }

  private static void numerical(StringBuilder gift, Question question, Answer.Number number) {
    gift.append("#\n");
    number(gift.append("\t="), AcceptedNumber.of(number)).append('\n');
    for (Mistake mistake : question.mistakes()) {
      number(gift.append("\t=%0%"), AcceptedNumber.of(mistake.value(), number))
          .append('#')
          .append(GiftText.of(QuestionText.sentence(mistake.hint())))
          .append('\n');
    }
    gift.append("\t~#").append(GiftText.of(question.find())).append('\n');
  }

  private static StringBuilder number(StringBuilder gift, AcceptedNumber number) {
    return gift.append(number.valueText()).append(':').append(number.toleranceText());
  }

  private static void choice(StringBuilder gift, Question question, Answer.Choice choice) {
    gift.append('\n');
    for (int i = 0; i < choice.choices().size(); i++) {
      boolean right = i == choice.right();
      gift.append('\t').append(right ? '=' : '~').append(GiftText.of(choice.choices().get(i)));
      gift.append(right ? "" : "#" + GiftText.of(question.find())).append('\n');
    }
  }

  private static void matching(StringBuilder gift, Answer.Matching matching) {
    gift.append('\n');
    for (MatchingPair pair : MatchingPair.of(matching)) {
      gift.append("\t=").append(item(pair.item())).append(" -> ");
      gift.append(GiftText.of(pair.choice())).append('\n');
    }
  }

  /** The first arrow ends the item; GIFT has no way to write one in it. */
  private static String item(String text) {
    return GiftText.of(text).replace("->", "\u2192");
  }
}
