package twoflow.core.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Random;

/**
 * What the rows of a run are made from. The same seed makes the same rows on every machine and with
 * every Java, and so the same bytes on both flows.
 *
 * <p>How numbers come from it is part of the contract, since a capture must name its student later,
 * too. {@code hash(T)} is the first 8 bytes of the SHA-256 of text T in UTF-8, taken as a
 * big-endian signed number; lines end with LF.
 *
 * <pre>{@code
 * a student's seed          the highest 53 bits of hash("two-flow student\n" + ID); the ID in NFC, in
 *                           lower case, without blanks around it, with single blanks in it
 * the numbers for a purpose java.util.Random(hash("two-flow rows\n" + seed + "\n" + purpose)),
 *                           of which only nextInt(bound) is called
 * the purposes              marker, start, CHAT, VOIP; of rows of a scenario: scenario N, where N is
 *                           the seed that the scenario has for them
 * }</pre>
 *
 * @param value the seed, from 0 to {@link #MAX}
 * @param student the student from whose ID it comes
 */
public record RunSeed(long value, Optional<StudentId> student) {

  /** The greatest seed, 2^53 - 1: every program that reads JSON has it exactly (RFC 8259, 6). */
  public static final long MAX = (1L << 53) - 1;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException with words for the user when it is out of its range
   */
  public RunSeed {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException(
          "a whole number from 0 to " + MAX + " is needed, not " + value);
    }
  }

  /** A seed that somebody has chosen. */
  public static RunSeed of(long value) {
    return new RunSeed(value, Optional.empty());
  }

  /**
   * The seed of a student.
   *
   * @param id as it was typed
   * @throws IllegalArgumentException with words for the user when it is no ID
   */
  public static RunSeed ofStudent(String id) {
    StudentId student = new StudentId(id);
    long value = hash("two-flow student\n" + student.key()) >>> (Long.SIZE - Long.bitCount(MAX));
    return new RunSeed(value, Optional.of(student));
  }

  /** The word by which the rows can be known. */
  public Marker marker() {
    return Marker.of(random("marker"));
  }

  /** The numbers for a purpose, from their first one. */
  public Random random(String purpose) {
    return new Random(hash("two-flow rows\n" + value + "\n" + purpose));
  }

  private static long hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it.
      throw new IllegalStateException(e);
    }
  }
}
