package twoflow.launcher;

import java.util.Map;
import twoflow.client.RowLog;
import twoflow.core.row.Flow;

/**
 * How a row looks on a terminal of 80 columns: {@code 0.049 VOIP client-voip sends row 1 text}.
 *
 * @param colours whether the flow's part has the colour that the flow has on the report's page
 * @param nameColumns the length of the longest program's name
 */
record RowStyle(boolean colours, int nameColumns) {

  private static final int COLUMNS = 80;

  /** Blue and orange of the 256 colours of xterm, readable on a light and on a dark ground. */
  private static final Map<Flow, String> COLOUR =
      Map.of(Flow.CHAT, "\u001b[38;5;33m", Flow.VOIP, "\u001b[38;5;166m");

  private static final String PLAIN = "\u001b[0m";
  private static final double US_PER_S = 1_000_000;

  /**
   * As the user's terminal and its settings are (https://no-color.org).
   *
   * @param sessions how many pairs of clients there are
   */
  static RowStyle of(Map<String, String> environment, int sessions) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean able = System.console() != null && !"dumb".equals(environment.get("TERM"));
    String longest = sessions == 1 ? "client-chat" : "client-chat-" + sessions;
    return new RowStyle(wanted && able, longest.length());
  }

  /** The line of a row. */
  String row(long timeUs, String program, RowLog row) {
    String verb = row.sent() ? "sends" : "receives";
    String number = "row " + row.number();
    return line(
        timeUs, program, row.flow(), "%-8s  %-6s  %s".formatted(verb, number, row.message()));
  }

  /** The line of something else that a client says of a flow. */
  String note(long timeUs, String program, String flow, String text) {
    return line(timeUs, program, Flow.valueOf(flow), text);
  }

  private String line(long timeUs, String program, Flow flow, String text) {
    String time = "%8.3f".formatted(timeUs / US_PER_S);
    String who = flow + " " + program + " ".repeat(Math.max(0, nameColumns - program.length()));
    String rest = fitting(text, COLUMNS - time.length() - who.length() - 4);
    String shown = colours ? COLOUR.get(flow) + who + PLAIN : who;
    return time + "  " + shown + "  " + rest;
  }

  /** A text within so many columns; what does not fit becomes an ellipsis. */
  private static String fitting(String text, int columns) {
    int points = text.codePointCount(0, text.length());
    return points <= columns
        ? text
        : text.substring(0, text.offsetByCodePoints(0, columns - 1)) + "…";
  }
}
