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
import twoflow.core.run.StopSignal;

/**
 * A chat as a person sees it: {@code Bob: hello} above the line that is being typed, who joins and
 * leaves, and commands such as {@code /quit}. Safe to call from every thread.
 */
public final class Conversation implements LineSource {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['HH:mm:ss'] '");

  private static final String ENTER_ENDS = "What is typed now is not sent. Enter or Ctrl-D ends.";

  /** An end that takes no longer needs no word. */
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

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

  /** What happens while the person chats. */
  @FunctionalInterface
  public interface Talk {

    /**
     * Returns when the chat is over.
     *
     * @return the result, for the user
     */
    String run() throws IOException, InterruptedException;
  }

  /**
   * Holds a chat on the terminal. When it ends before the person leaves, it says why, and ends it
   * by Enter: what is typed meanwhile does not reach the shell.
   *
   * @throws IOException when the chat fails
   * @throws InterruptedException when the program is to stop
   */
  public String hold(Talk talk, StopSignal stop) throws IOException, InterruptedException {
    stop.onRequest(terminal::abandon);
    try (terminal) {
      terminal.begin();
      note("Ctrl-D or /quit leaves, /help says what else there is.");
      String result = talk(talk, stop);
      terminal.awaitEnter(ENTER_ENDS);
      return result;
    }
  }

  /** Somebody who has typed nothing need not be asked: such as when there is no server. */
  private String talk(Talk talk, StopSignal stop) throws IOException, InterruptedException {
    try {
      return talk.run();
    } catch (IOException e) {
      terminal.stopTyping();
      if (terminal.isUsed() && !stop.requested()) {
        // What has failed has interrupted this thread, too.
        Thread.interrupted();
        note(e.getMessage());
        terminal.awaitEnter(ENTER_ENDS);
      }
      throw e;
    }
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

  /** A paste is one line to the terminal, but each of its lines is one to the others. */
  private Optional<String> nextLine() {
    if (pasted.isEmpty() && !hasLeft()) {
      terminal.read(prompt).ifPresent(typed -> pasted.addAll(List.of(typed.split("\\R", -1))));
    }
    return hasLeft() ? Optional.empty() : Optional.ofNullable(pasted.poll());
  }

  private void obey(String line) {
    Optional<TypedCommand> command = TypedCommand.of(line);
    if (command.isEmpty()) {
      note("There is no " + line + ": /help says what there is.");
      return;
    }
    switch (command.get()) {
      case QUIT -> terminal.leave();
      case TIME -> note(toggleTime() ? "Times are shown." : "Times are hidden.");
      case HELP -> TypedCommand.all().forEach(this::note);
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
