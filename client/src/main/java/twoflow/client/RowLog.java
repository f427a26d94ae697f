package twoflow.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/**
 * What a client's log says of a row: {@code CHAT sending row 1 seq=1..76 <the row>}.
 *
 * @param flow the row's flow
 * @param sent whether the client sends it, as opposed to receives it
 * @param number counts the rows of its connection from 1
 * @param text the row, with control characters made visible
 */
public record RowLog(Flow flow, boolean sent, long number, String text) {

  /** For the log: the flow, the row's number, its sequence numbers, the row. */
  static final String SENDING = "{} sending row {} {} {}";

  /** For the log: the same. */
  static final String RECEIVED = "{} received row {} {} {}";

  private static final Pattern FORM =
      Pattern.compile("(CHAT|VOIP) (sending|received) row (\\d+) seq=\\S+ (.*)");

  /**
   * Reads a log line's message.
   *
   * @return empty when it says something else
   */
  public static Optional<RowLog> parse(String message) {
    Matcher form = FORM.matcher(message);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new RowLog(
            Flow.valueOf(form.group(1)),
            form.group(2).equals("sending"),
            Long.parseLong(form.group(3)),
            form.group(4)));
  }

  /** The row's message alone; the whole text when it is no row of the lab. */
  public String message() {
    return RowText.parse(text).map(Row::message).orElse(text);
  }
}
