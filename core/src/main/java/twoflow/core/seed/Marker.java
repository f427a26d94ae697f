package twoflow.core.seed;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word with which the first row of each flow begins when its rows are made from a seed, such as
 * {@code K7QXF3M}. It is never one of a language: it has no vowel, and none of the characters that
 * look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V). With {@link SeededRows} it is in one segment of
 * either flow, so Wireshark's {@code frame contains "K7QXF3M"} finds it.
 *
 * @param text its 7 characters
 */
public record Marker(String text) {

  /** How long it is. */
  public static final int BYTES = 7;

  private static final String ALPHABET = "34679CDFGHJKMNPQRTWXY";
  private static final Pattern AT_START =
      Pattern.compile("([" + ALPHABET + "]{" + BYTES + "})(?: .*)?", Pattern.DOTALL);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public Marker {
    if (text.length() != BYTES || !AT_START.matcher(text).matches()) {
      throw new IllegalArgumentException("not a marker: " + text);
    }
  }

  static Marker of(Random random) {
    StringBuilder text = new StringBuilder(BYTES);
    for (int i = 0; i < BYTES; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Marker(text.toString());
  }

  /** The marker with which a message begins. */
  public static Optional<Marker> in(String message) {
    Matcher matcher = AT_START.matcher(message);
    return matcher.matches() ? Optional.of(new Marker(matcher.group(1))) : Optional.empty();
  }

  /**
   * A text that begins with it, and goes on with words.
   *
   * @param bytes how long the text is in UTF-8; below 9, there is no room for the marker
   */
  public String before(Words words, Random random, int bytes) {
    int left = bytes - BYTES - 1;
    return left < 1 ? words.text(random, bytes) : text + " " + words.text(random, left);
  }

  @Override
  public String toString() {
    return text;
  }
}
