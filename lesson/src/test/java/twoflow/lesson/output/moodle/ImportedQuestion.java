package twoflow.lesson.output.moodle;

import java.util.List;
import java.util.Map;

/**
 * A question as a learning platform has read it.
 *
 * @param type its type there
 * @param name the name in the list of questions
 * @param text what is shown
 * @param generalFeedback what is shown after any answer
 * @param files the files of the text
 * @param idNumber by which it is found again
 * @param mark the points
 * @param penalty the part of the points that a wrong try costs
 * @param answer what its type has
 */
record ImportedQuestion(
    String type,
    String name,
    String text,
    List<String> generalFeedback,
    Map<String, byte[]> files,
    String idNumber,
    double mark,
    double penalty,
    Imported answer) {

  static ImportedQuestion category(String path) {
    return new ImportedQuestion(
        "category", path, "", List.of(), Map.of(), "", 0, 0, new Description());
  }

  /** What a type of question has. */
  sealed interface Imported {}

  /** Only a text. */
  record Description() implements Imported {}

  /** An answer that can be given, its grade from 0 to 1, and what is said to it. */
  record Option(String text, double tolerance, double fraction, String feedback) {

    boolean accepts(double given) {
      return text.equals("*") || Math.abs(given - Double.parseDouble(text)) <= tolerance + 1e-9;
    }
  }

  /**
   * Numbers.
   *
   * @param units how many of a unit are one of the first
   * @param unitTyped whether a unit may be typed
   */
  record Numerical(List<Option> answers, Map<String, Double> units, boolean unitTyped)
      implements Imported {

    /** The first that fits wins. */
    Option grade(double given) {
      return answers.stream().filter(answer -> answer.accepts(given)).findFirst().orElseThrow();
    }

    /** A number with a unit. */
    Option grade(double given, String unit) {
      return grade(given / units.get(unit));
    }
  }

  /** Words, one of them right. */
  record Multichoice(List<Option> answers, String incorrectFeedback) implements Imported {}

  /** Pairs. */
  record Matching(List<MatchingPair> pairs) implements Imported {}

  /** A text for a person, with what that person is told. */
  record Essay(String graderInfo) implements Imported {}
}
