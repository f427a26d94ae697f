package twoflow.client.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person can type that is not said to others. */
enum TypedCommand {
  /** Leave the chat. */
  QUIT("leaves"),
  /** Show the time of what is said, or no longer. */
  TIME("shows or hides the time of what others say"),
  /** Say what can be typed. */
  HELP("says this");

  /** What a command begins with; twice, it is a text that begins with one. */
  private static final String MARK = "/";

  private final String meaning;

  TypedCommand(String meaning) {
    this.meaning = meaning;
  }

  /** Whether a line is a command, known or not. */
  static boolean isOne(String line) {
    return line.startsWith(MARK) && !line.startsWith(MARK + MARK);
  }

  /** The text of a line that is not a command. */
  static String text(String line) {
    return line.startsWith(MARK + MARK) ? line.substring(MARK.length()) : line;
  }

  /** The command of a line; empty when there is none of that name. */
  static Optional<TypedCommand> of(String line) {
    return Arrays.stream(values())
        .filter(command -> command.typed().equalsIgnoreCase(line.strip()))
        .findFirst();
  }

  /** What can be typed, line by line. */
  static List<String> all() {
    List<String> lines = new ArrayList<>();
    for (TypedCommand command : values()) {
      lines.add("%-7s%s".formatted(command.typed(), command.meaning));
    }
    lines.add("//text says /text");
    return lines;
  }

  private String typed() {
    return MARK + name().toLowerCase(Locale.ROOT);
  }
}
