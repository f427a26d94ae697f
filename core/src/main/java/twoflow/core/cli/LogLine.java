package twoflow.core.cli;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a role's log, as {@link TextLayout} writes it.
 *
 * @param time the local time of day
 * @param warns whether it is a warning or an error; then the message begins with the level
 */
public record LogLine(LocalTime time, String role, boolean warns, String message) {

  private static final Pattern FORM =
      Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{6}) (\\S+) +(.*)");

  /**
   * Reads a line.
   *
   * @return empty when it is none of a log
   */
  public static Optional<LogLine> parse(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    String message = form.group(3);
    boolean warns = message.startsWith("WARN ") || message.startsWith("ERROR ");
    return Optional.of(new LogLine(LocalTime.parse(form.group(1)), form.group(2), warns, message));
  }
}
