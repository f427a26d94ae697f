package twoflow.lesson.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.lesson.question.Answer;

/**
 * Reads a letter for each item: {@code 0A 1C 2B 3D}, {@code 0=A, 1=C, ...}, or in the order of the
 * items {@code A C B D} and {@code ACBD}. An item is named by the number at its end, else by its
 * place from 1.
 */
public final class MatchingReader {

  private static final int MAX_CHARS = 500;
  private static final int OPEN = -1;
  private static final Pattern WORDS = Pattern.compile("TCP\\.STREAM|STREAM|CONNECTION");
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,6})\\D*$");
  private static final Pattern PAIR =
      Pattern.compile("[\\s,;/|]*(?:(\\d{1,6})[\\s=:.)>\u2192-]*)?([A-Z])");
  private static final Pattern END = Pattern.compile("[\\s,;.]*");

  private final Answer.Matching asked;
  private final List<Integer> keys = new ArrayList<>();

  /** Reads answers to a question. */
  public MatchingReader(Answer.Matching asked) {
    this.asked = asked;
    for (String item : asked.items()) {
      Matcher number = LAST_NUMBER.matcher(item);
      keys.add(number.find() ? Integer.parseInt(number.group(1)) : keys.size() + 1);
    }
  }

  /** Of each item the index of its choice; empty when not each item has one. */
  public Optional<List<Integer>> read(String text) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    String upper = WORDS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    Integer[] choices = new Integer[keys.size()];
    Arrays.fill(choices, OPEN);
    Matcher pair = PAIR.matcher(upper);
    int end = 0;
    int pairs = 0;
    boolean named = false;
    while (pair.region(end, upper.length()).lookingAt()) {
      boolean names = pair.group(1) != null;
      int item = names ? keys.indexOf(Integer.parseInt(pair.group(1))) : pairs;
      int choice = pair.group(2).charAt(0) - Answer.Matching.letter(0);
      boolean mixed = pairs > 0 && names != named;
      if (mixed || !place(choices, item, choice)) {
        return Optional.empty();
      }
      named = names;
      pairs++;
      end = pair.end();
    }
    boolean whole = END.matcher(upper).region(end, upper.length()).matches();
    return whole && pairs == keys.size() ? Optional.of(List.of(choices)) : Optional.empty();
  }

  private boolean place(Integer[] choices, int item, int choice) {
    boolean possible = item >= 0 && item < choices.length && choice < asked.choices().size();
    if (!possible || choices[item] != OPEN) {
      return false;
    }
    choices[item] = choice;
    return true;
  }
}
