package twoflow.core.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The words of generated rows: those of {@code words.txt}. A few have letters of more than one byte
 * in UTF-8. There is a word for each length from 1 byte to that of the longest one, so a text of
 * any length ends with a whole word.
 */
public final class Words {

  private final List<List<String>> ofLength = new ArrayList<>();
  private final List<List<String>> upToLength = new ArrayList<>();

  /** Reads the list. */
  public Words() {
    try (InputStream file = Words.class.getResourceAsStream("words.txt")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> shorter = new ArrayList<>();
    for (List<String> words : ofLength) {
      shorter.addAll(words);
      upToLength.add(List.copyOf(shorter));
    }
  }

  private void add(String word) {
    int bytes = word.getBytes(StandardCharsets.UTF_8).length;
    while (ofLength.size() <= bytes) {
      ofLength.add(new ArrayList<>());
    }
    ofLength.get(bytes).add(word);
  }

  /** How many bytes the longest word has. */
  int longestBytes() {
    return ofLength.size() - 1;
  }

  /**
   * Picks words with blanks between them.
   *
   * @param bytes how long the text is in UTF-8, 1 or more
   */
  public String text(Random random, int bytes) {
    StringBuilder text = new StringBuilder(bytes);
    int left = bytes;
    while (left > longestBytes()) {
      // Behind this word come a blank and another word of one byte at least.
      List<String> words = upToLength.get(Math.min(longestBytes(), left - 2));
      String word = pick(random, words);
      text.append(word).append(' ');
      left -= word.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return text.append(pick(random, ofLength.get(left))).toString();
  }

  /**
   * {@link Random#nextInt(int)} has its algorithm in its contract; others of that name have not.
   */
  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
