package twoflow.lesson.output.moodle;

import java.util.ArrayList;
import java.util.List;
import twoflow.lesson.question.Answer;

/**
 * An item and what belongs to it.
 *
 * @param item the item; empty for a choice that belongs to none
 * @param choice what belongs to it
 */
record MatchingPair(String item, String choice) {

  /** The pairs of a question, then the choices that belong to no item. */
  static List<MatchingPair> of(Answer.Matching matching) {
    List<MatchingPair> pairs = new ArrayList<>();
    for (int i = 0; i < matching.items().size(); i++) {
      pairs.add(
          new MatchingPair(
              matching.items().get(i), matching.choices().get(matching.right().get(i))));
    }
    for (int i = 0; i < matching.choices().size(); i++) {
      if (!matching.right().contains(i)) {
        pairs.add(new MatchingPair("", matching.choices().get(i)));
      }
    }
    return pairs;
  }
}
