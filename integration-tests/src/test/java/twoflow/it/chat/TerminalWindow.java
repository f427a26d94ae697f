package twoflow.it.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A person's terminal: a window of tmux with a shell in it, 80 columns wide. */
final class TerminalWindow implements AutoCloseable {

  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

  private final TmuxControl tmux;

  /**
   * Opens a window whose shell is in a folder.
   *
   * @param name of the window, different for each in the folder
   */
  TerminalWindow(Path folder, String name) throws IOException, InterruptedException {
    tmux = new TmuxControl(folder, folder.resolve(name), "env PS1='$ ' sh");
    await("$"::equals);
  }

  /** Runs a program in the shell, and says its exit code when it ends. */
  TerminalWindow start(List<String> command) throws IOException, InterruptedException {
    // What the program before has left must not be taken for what this one shows.
    say("clear");
    awaitAll(List.of("$")::equals, "the screen was not cleared");
    String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    type("clear; " + words + "; echo \"exit $?\"");
    key("Enter");
    return this;
  }

  /** Types keys that are written as they are. */
  TerminalWindow type(String text) throws IOException, InterruptedException {
    tmux.ask("send-keys", "-l", text);
    return this;
  }

  /** Presses keys by tmux's names, such as {@code Enter} or {@code C-d}. */
  TerminalWindow key(String... names) throws IOException, InterruptedException {
    tmux.ask(ChatPrograms.concat(List.of("send-keys"), names));
    return this;
  }

  /** Makes the window as wide as this. */
  TerminalWindow resize(int columns) throws IOException, InterruptedException {
    tmux.ask("resize-window", "-x", "" + columns);
    return this;
  }

  /** Pastes a text, as a terminal does that was asked to mark what is pasted. */
  TerminalWindow paste(String text) throws IOException, InterruptedException {
    tmux.ask("set-buffer", text);
    tmux.ask("paste-buffer", "-p");
    return this;
  }

  /** Types a text with its line ends, all at once. */
  TerminalWindow burst(String text) throws IOException, InterruptedException {
    tmux.ask("set-buffer", text);
    tmux.ask("paste-buffer");
    return this;
  }

  /** Types a line. */
  TerminalWindow say(String line) throws IOException, InterruptedException {
    return type(line).key("Enter");
  }

  /** Waits until a line stands on the screen, exactly; returns all. */
  List<String> await(String line) throws IOException, InterruptedException {
    return await(line::equals);
  }

  /** Waits until there is a line on the screen that is wanted; returns all. */
  List<String> await(Predicate<String> wanted) throws IOException, InterruptedException {
    return awaitAll(lines -> lines.stream().anyMatch(wanted), "the awaited line did not come");
  }

  private List<String> awaitAll(Predicate<List<String>> wanted, String failure)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (true) {
      List<String> lines = lines();
      if (wanted.test(lines)) {
        return lines;
      }
      if (!tmux.awaitChange(deadlineNs)) {
        return fail(failure + ":\n" + String.join("\n", lines));
      }
    }
  }

  /** Waits for the end of the program; returns the lines that it has left. */
  List<String> awaitExit(int code) throws IOException, InterruptedException {
    List<String> lines = await(line -> line.matches("exit \\d+"));
    assertEquals(
        1, lines.stream().filter(("exit " + code)::equals).count(), () -> String.join("\n", lines));
    return lines;
  }

  /** What stands on the screen, without blanks at the ends and without empty lines. */
  List<String> lines() throws IOException, InterruptedException {
    return tmux.ask("capture-pane", "-p", "-J").stream()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Closes the window; what runs in it gets SIGHUP. */
  @Override
  public void close() throws IOException {
    tmux.close();
  }
}
