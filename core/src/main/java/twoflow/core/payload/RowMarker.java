package twoflow.core.payload;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a row begins with, for streams that may have no newline between rows. Matched against the
 * stream's bytes as ISO-8859-1 characters; at most {@value #MAX_BYTES} bytes long.
 *
 * @param of the marker of the rows that follow, found from how the row being read begins (at most
 *     {@value #MAX_BYTES} bytes of it); empty while it is not known
 * @param mixed whether rows with and without newline may come on one stream; if not, the first
 *     newline shows that all rows have one, and the marker is only data from then on
 */
public record RowMarker(Function<String, Optional<Pattern>> of, boolean mixed) {

  /** A longer marker is not found. */
  public static final int MAX_BYTES = 128;

  /** Every row begins with the pattern. */
  public static RowMarker of(Pattern pattern) {
    return new RowMarker(rowBeginning -> Optional.of(pattern), false);
  }

  /** Every row begins with the same text, not known before, which ends with a separator. */
  public static RowMarker ownPrefix(String separator) {
    return new RowMarker(rowBeginning -> prefix(rowBeginning, separator), false);
  }

  /** This marker, on a stream where some rows have a newline and some have none. */
  public RowMarker onMixedStream() {
    return new RowMarker(of, true);
  }

  private static Optional<Pattern> prefix(String rowBeginning, String separator) {
    int at = rowBeginning.indexOf(separator);
    if (at < 1) {
      return Optional.empty();
    }
    String prefix = rowBeginning.substring(0, at + separator.length());
    return Optional.of(Pattern.compile(prefix, Pattern.LITERAL));
  }
}
