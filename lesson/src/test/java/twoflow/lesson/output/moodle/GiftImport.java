package twoflow.lesson.output.moodle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads GIFT by the rules of Moodle's own reader ({@code question/format/gift/format.php}), so far
 * as the lab writes it.
 */
final class GiftImport {

  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\~=#{}:])");
  private static final Pattern ID = Pattern.compile("\\[id:([^]]+)]");
  private static final Pattern WEIGHT = Pattern.compile("%(\\d+)%(.*)", Pattern.DOTALL);

  /** Escaped characters become these while the text is taken apart. */
  private static final int HIDDEN = 0xE000;

  private GiftImport() {}

  /** The questions of a file, which blank lines part. */
  static List<ImportedQuestion> read(String gift) {
    List<ImportedQuestion> questions = new ArrayList<>();
    for (String block : gift.split("\n\\s*\n")) {
      List<String> lines = block.lines().map(String::strip).toList();
      String comments =
          String.join("\n", lines.stream().filter(line -> line.startsWith("//")).toList());
      String text =
          String.join("\n", lines.stream().filter(line -> !line.startsWith("//")).toList()).strip();
      if (!text.isEmpty()) {
        questions.add(question(hide(text), comments));
      }
    }
    return questions;
  }

  private static ImportedQuestion question(String text, String comments) {
    if (text.startsWith("$CATEGORY:")) {
      return ImportedQuestion.category(show(text.substring("$CATEGORY:".length())));
    }
    require(text.startsWith("::"), text);
    int nameEnd = text.indexOf("::", 2);
    String name = show(text.substring(2, nameEnd));
    String rest = text.substring(nameEnd + 2);
    int answerBegin = rest.indexOf('{');
    int answerEnd = rest.indexOf('}');
    require(answerBegin < 0 == answerEnd < 0, rest);
    String asked = answerBegin < 0 ? rest : rest.substring(0, answerBegin);
    require(answerBegin < 0 || rest.endsWith("}"), rest);
    require(asked.startsWith("[plain]"), asked);
    ImportedQuestion.Imported answer =
        answerBegin < 0
            ? new ImportedQuestion.Description()
            : answer(rest.substring(answerBegin + 1, answerEnd).strip());
    Matcher id = ID.matcher(comments);
    return new ImportedQuestion(
        answer.getClass().getSimpleName(),
        name,
        show(asked.substring("[plain]".length())),
        List.of(),
        Map.of(),
        id.find() ? id.group(1) : "",
        1,
        0,
        answer);
  }

  private static ImportedQuestion.Imported answer(String text) {
    if (text.isEmpty()) {
      return new ImportedQuestion.Essay("");
    }
    if (text.startsWith("#")) {
      return numerical(text.substring(1));
    }
    if (text.contains("~")) {
      List<ImportedQuestion.Option> options =
          parts(text.replace("=", "~="), "~").stream().map(GiftImport::choice).toList();
      return new ImportedQuestion.Multichoice(options, "");
    }
    require(text.contains("=") && text.contains("->"), text);
    return new ImportedQuestion.Matching(parts(text, "=").stream().map(GiftImport::pair).toList());
  }

  private static ImportedQuestion.Numerical numerical(String text) {
    int wrong = text.indexOf('~');
    List<ImportedQuestion.Option> answers = new ArrayList<>();
    for (String part : parts(text.substring(0, wrong), "=")) {
      Matcher weight = WEIGHT.matcher(part);
      double fraction = 1;
      String answer = part;
      if (weight.matches()) {
        fraction = Double.parseDouble(weight.group(1)) / 100;
        answer = weight.group(2);
      }
      String[] number = answer.split("#", 2);
      String[] range = number[0].strip().split(":");
      String feedback = number.length > 1 ? show(number[1]) : "";
      answers.add(
          new ImportedQuestion.Option(range[0], Double.parseDouble(range[1]), fraction, feedback));
    }
    String rest = show(text.substring(wrong).split("#", 2)[1]);
    answers.add(new ImportedQuestion.Option("*", 0, 0, rest));
    return new ImportedQuestion.Numerical(answers, Map.of(), false);
  }

  private static ImportedQuestion.Option choice(String text) {
    boolean right = text.startsWith("=");
    String[] answer = (right ? text.substring(1) : text).split("#", 2);
    String feedback = answer.length > 1 ? show(answer[1]) : "";
    return new ImportedQuestion.Option(show(answer[0]), 0, right ? 1 : 0, feedback);
  }

  private static MatchingPair pair(String text) {
    int arrow = text.indexOf("->");
    return new MatchingPair(show(text.substring(0, arrow)), show(text.substring(arrow + 2)));
  }

  private static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String hide(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(found -> String.valueOf((char) (HIDDEN + found.group(1).charAt(0))));
  }

  private static String show(String text) {
    StringBuilder shown = new StringBuilder();
    text.strip()
        .chars()
        .forEach(c -> shown.append((char) (c > HIDDEN && c < HIDDEN + 128 ? c - HIDDEN : c)));
    return shown.toString();
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new AssertionError("not GIFT as Moodle reads it: " + text);
    }
  }
}
