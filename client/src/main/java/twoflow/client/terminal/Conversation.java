package twoflow.client.terminal;

import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import twoflow.client.LineSource;
import twoflow.core.payload.Printable;

/**
 * A chat as a person sees it: {@code Bob: hello} above the line that is being typed, who joins and
 * leaves, and commands such as {@code /quit}. Safe to call from every thread.
 */
public final class Conversation implements LineSource, AutoCloseable {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['HH:mm:ss'] '");

  /** An end that takes no longer needs no word. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final ChatTerminal terminal;
  private final String prompt;
  private final ShownNames names;

  /** The lines of a paste that are still to be said; for the thread that asks for lines. */
  private final Deque<String> pasted = new ArrayDeque<>();
  private boolean timed;

  /**
   * @param self the person's own name
   */
  public Conversation(ChatTerminal terminal, String self) {
    this.terminal = terminal;
    this.prompt = Printable.of(self) + "> ";
    this.names = new ShownNames(self);
  }

  /** Takes the terminal over, and says how to leave. */
  public void begin() {
    terminal.begin();
    note("Ctrl-D or /quit leaves, /help says what else there is.");
  }

  /** Shows a line that nobody has said. */
  public void note(String line) {
    terminal.show(Printable.of(line));
  }

  /**
   * Shows what somebody says.
   *
   * @param identity who it is: different for two of the same name
   * @param time when it was said
   */
  public void said(Object identity, String name, LocalTime time, String text) {
    String line = nameOf(identity, name) + ": " + text;
    String before = isTimed() ? TIME.format(time) : "";
    terminal.show(before + Printable.of(line));
  }

  /** Whether nothing was shown of somebody before. */
  public synchronized boolean isNew(Object identity) {
    return names.isNew(identity);
  }

  /** Shows what somebody does, such as {@code Bob joined.} */
  public void does(Object identity, String name, String what) {
    note(nameOf(identity, name) + " " + what + ".");
  }

  /** Shows that somebody has left. */
  public void left(Object identity, String name) {
    does(identity, name, "left");
    synchronized (this) {
      names.forget(identity);
    }
  }

  /** The chat is over: nothing that is typed is said any more. */
  public void over() {
    terminal.stopTyping();
  }

  /**
   * Waits until the person ends a chat that is over; returns at once when the person has left.
   *
   * @throws InterruptedException when the program is to stop
   */
  public void awaitEnter() throws IOException, InterruptedException {
    terminal.awaitEnter("What is typed now is not sent. Enter or Ctrl-D ends.");
  }

  /** Whether the person has left. */
  public boolean hasLeft() {
    return terminal.hasLeft();
  }

  @Override
  public Optional<String> next() {
    Optional<String> line = nextLine();
    while (line.isPresent() && (line.get().isEmpty() || TypedCommand.isOne(line.get()))) {
      if (!line.get().isEmpty()) {
        obey(line.get());
      }
      line = nextLine();
    }
    if (hasLeft()) {
      LATER.execute(() -> note("Waiting until the other side ends, too. Ctrl-C ends at once."));
    }
    return line.map(TypedCommand::text);
  }

  /** Gives the terminal back. */
  @Override
  public void close() throws IOException {
    terminal.close();
  }

  /** A paste is one line to the terminal, but each of its lines is one to the others. */
  private Optional<String> nextLine() {
    if (pasted.isEmpty() && !hasLeft()) {
      terminal.read(prompt).ifPresent(typed -> pasted.addAll(List.of(typed.split("\\R"))));
    }
    return hasLeft() ? Optional.empty() : Optional.ofNullable(pasted.poll());
  }

  private void obey(String line) {
    Optional<TypedCommand> command = TypedCommand.of(line);
    if (command.isEmpty()) {
      note("There is no " + line + ". " + TypedCommand.all());
      return;
    }
    switch (command.get()) {
      case QUIT -> terminal.leave();
      case TIME -> note(toggleTime() ? "Times are shown." : "Times are hidden.");
      case HELP -> note(TypedCommand.all());
    }
  }

  private synchronized boolean toggleTime() {
    timed = !timed;
    return timed;
  }

  private synchronized boolean isTimed() {
    return timed;
  }

  private synchronized String nameOf(Object identity, String name) {
    return names.of(identity, name);
  }
}
