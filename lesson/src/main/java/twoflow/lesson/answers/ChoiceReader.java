package twoflow.lesson.answers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import twoflow.lesson.question.Answer;

/**
 * Reads one of several words: {@code client}, {@code The client}, {@code client-voip}, {@code
 * RELAY}.
 */
public final class ChoiceReader {

  private static final int MAX_CHARS = 200;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");

  /** Words that may stand beside the answer and change nothing. */
  private static final Set<String> BESIDE =
      Set.of(
          "the", "a", "an", "it", "is", "was", "by", "its", "side", "host", "program", "first",
          "voip", "chat", "client1", "client2", "sends", "sender", "does");

  private final List<Set<String>> choices;

  /** Reads answers to a question. */
  public ChoiceReader(Answer.Choice asked) {
    this.choices = asked.choices().stream().map(ChoiceReader::words).toList();
  }

  /** The index of the choice that is meant; empty when none is, or more than one may be. */
  public OptionalInt read(String text) {
    if (text.length() > MAX_CHARS) {
      return OptionalInt.empty();
    }
    Set<String> given = words(text);
    List<Integer> named =
        IntStream.range(0, choices.size()).filter(i -> names(given, i)).boxed().toList();
    if (named.isEmpty()) {
      // A part of a choice is enough if no other one has it.
      named = IntStream.range(0, choices.size()).filter(i -> isPart(given, i)).boxed().toList();
    }
    return named.size() == 1 ? OptionalInt.of(named.getFirst()) : OptionalInt.empty();
  }

  private boolean names(Set<String> given, int choice) {
    Set<String> more = new HashSet<>(given);
    more.removeAll(choices.get(choice));
    return given.containsAll(choices.get(choice)) && BESIDE.containsAll(more);
  }

  private boolean isPart(Set<String> given, int choice) {
    Set<String> meant = new HashSet<>(given);
    meant.retainAll(choices.get(choice));
    Set<String> more = new HashSet<>(given);
    more.removeAll(meant);
    return BESIDE.containsAll(more) && !ARTICLES.containsAll(meant);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }
}
