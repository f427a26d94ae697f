package twoflow.it.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import twoflow.it.LabProcess;

/** A person's terminal: a window of tmux with a shell in it, 80 columns wide. */
final class TerminalWindow implements AutoCloseable {

  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path folder;
  private final Path socket;

  /**
   * Opens a window whose shell is in a folder.
   *
   * @param name of the window, different for each in the folder
   */
  TerminalWindow(Path folder, String name) throws IOException, InterruptedException {
    this.folder = folder;
    this.socket = folder.resolve(name);
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "30", "env PS1='$ ' sh");
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
    tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses keys by tmux's names, such as {@code Enter} or {@code C-d}. */
  TerminalWindow key(String... names) throws IOException, InterruptedException {
    tmux(ChatPrograms.concat(List.of("send-keys"), names));
    return this;
  }

  /** Makes the window as wide as this. */
  TerminalWindow resize(int columns) throws IOException, InterruptedException {
    tmux("resize-window", "-x", "" + columns);
    return this;
  }

  /** Pastes a text, as a terminal does that was asked to mark what is pasted. */
  TerminalWindow paste(String text) throws IOException, InterruptedException {
    tmux("set-buffer", text);
    tmux("paste-buffer", "-p");
    return this;
  }

  /** Types a text with its line ends, all at once. */
  TerminalWindow burst(String text) throws IOException, InterruptedException {
    tmux("set-buffer", text);
    tmux("paste-buffer");
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
      if (System.nanoTime() > deadlineNs) {
        return fail(failure + ":\n" + String.join("\n", lines));
      }
      LockSupport.parkNanos(POLL_NS);
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
    return tmux("capture-pane", "-p", "-J").stream()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private List<String> tmux(String... args) throws IOException, InterruptedException {
    List<String> tmux = List.of("tmux", "-u", "-S", socket.toString());
    try (LabProcess process = LabProcess.command(folder, ChatPrograms.concat(tmux, args))) {
      return process.shouldExit(0).stdout();
    }
  }

  /** Closes the window; what runs in it gets SIGHUP. */
  @Override
  public void close() throws IOException {
    try {
      tmux("kill-server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
