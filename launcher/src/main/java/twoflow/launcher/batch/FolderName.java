package twoflow.launcher.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import twoflow.core.run.RunNameRule;

/**
 * The name of a folder for any text, such as a student's ID: {@code anna@uni.example} becomes
 * {@code anna-uni.example-8c1f0a27}. Its end comes from the whole text, so two texts have two
 * names.
 */
final class FolderName {

  /** What no folder of a run may be called: it would be taken for something else of a batch. */
  private static final Pattern TAKEN =
      Pattern.compile("keys|.*\\.(csv|html|json)|.*\\.\\d{8}t\\d{6}z", Pattern.CASE_INSENSITIVE);

  private static final int MAX_CHARS = 60;
  private static final int HASH_BYTES = 4;

  private FolderName() {}

  /** The text itself if a folder may have that name on every system. */
  static String of(String text) {
    boolean safe =
        RunNameRule.load().allows(text)
            && !text.contains("/")
            && text.length() <= MAX_CHARS
            && !text.startsWith(".")
            && !text.startsWith("-")
            && !TAKEN.matcher(text).matches();
    if (safe) {
      return text;
    }
    String readable = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    String shortened = readable.substring(0, Math.min(MAX_CHARS, readable.length()));
    return (shortened.isEmpty() ? "id" : shortened) + "-" + hash(text);
  }

  private static String hash(String text) {
    try {
      // Upper and lower case make no other student, and no other folder on some disks.
      byte[] bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
