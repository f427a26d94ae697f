package twoflow.client.terminal;

import java.io.File;
import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalExt;
import twoflow.core.cli.ConsoleCharset;

/**
 * A terminal on which a person types lines while others appear above the typed one.
 *
 * <pre>{@code
 * show():  Bob: hello           what others say, on any thread
 * read():  Ada> how are y_      the typed line, redrawn below; on one thread at a time
 * }</pre>
 *
 * <p>From {@link #begin} to {@link #close} the terminal echoes nothing by itself, so that what is
 * typed between two lines is not seen twice, and never reaches the shell.
 */
public final class ChatTerminal implements AutoCloseable {

  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** The exit code after SIGINT. */
  private static final int INTERRUPTED = 128 + 2;

  private static final int CTRL_D = 4;
  private static final int CTRL_Z = 26;

  /** Who types on without looking up pauses for less. */
  private static final long LOOKED_UP_MS = 500;

  /** What was pasted or typed ahead comes faster. */
  private static final long TYPED_AHEAD_MS = 100;

  private final Logger quiet;
  private final Terminal terminal;
  private final LineReader reader;

  /** For what is shown. Whoever has it must not wait for this, because the library calls back. */
  private final Object screen = new Object();

  private boolean closed;

  private Attributes before;

  /** Whether a line is asked for. */
  private boolean reading;

  /** The thread that waits for a key; before and after, an interrupt would harm the library. */
  private Thread typing;

  private boolean used;
  private boolean stopped;
  private boolean left;

  /** The keys and the screen of a terminal. */
  ChatTerminal(Terminal terminal) {
    // Log lines of the library would tear the typed line.
    this.quiet = Logger.getLogger("org.jline");
    quiet.setLevel(Level.OFF);
    this.terminal = terminal;
    // The library has taken the signals; its default would end the JVM at once, with files half
    // written.
    terminal.handle(Signal.INT, signal -> System.exit(INTERRUPTED));
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser((line, cursor, context) -> new ArgumentCompleter.ArgumentLine(line, cursor))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.BELL_STYLE, "none")
            .variable(LineReader.DISABLE_COMPLETION, true)
            .build();
    reader.getWidgets().put(LineReader.CALLBACK_INIT, this::lineIsShown);
  }

  /** The terminal of the standard input and output; empty when a pipe or a file is there. */
  public static Optional<ChatTerminal> ofThisProcess() {
    Map<String, String> environment = System.getenv();
    if (!StandardTerminal.isThere(environment)) {
      return Optional.empty();
    }
    // On Unix stty is enough, and no native code has to be loaded.
    TerminalBuilder builder =
        TerminalBuilder.builder()
            .system(true)
            .provider(WINDOWS ? "jni" : "exec")
            .dumb(false)
            .nativeSignals(true)
            // It would ask the terminal what it can, and the answers could come as typed keys.
            .graphemeCluster(false)
            .encoding(ConsoleCharset.ofThisProcess().ofOutput());
    if (environment.getOrDefault("TERM", "").startsWith("tmux")) {
      // Not every system can describe tmux, but the library knows what it is like.
      builder.type("screen-256color");
    }
    try {
      return Optional.of(new ChatTerminal(builder.build()));
    } catch (IOException | IllegalStateException e) {
      // Such as a system without stty: it can do what a pipe can.
      return Optional.empty();
    }
  }

  /** Whether the error output goes to a terminal, too, and not to a file or a pipe. */
  boolean hasErrors() {
    return ((TerminalExt) terminal).getProvider().isSystemStream(SystemStream.Error);
  }

  /** Takes the terminal over. */
  public void begin() {
    before = terminal.enterRawMode();
    // Ctrl-C ends the program, too, while nothing is read.
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    terminal.setAttributes(raw);
  }

  /**
   * Shows a line above the typed one.
   *
   * @return false when the terminal has been given back
   */
  public boolean show(String line) {
    synchronized (screen) {
      if (closed) {
        return false;
      }
      try {
        reader.printAbove(line);
        return true;
      } catch (IllegalStateException e) {
        // The library gives the terminal back by itself when the JVM is told to end.
        return false;
      }
    }
  }

  /**
   * Lets the person type a line.
   *
   * @param prompt stands before it
   * @return what was typed; empty when the person leaves or {@link #stopTyping} was called
   */
  Optional<String> read(String prompt) {
    synchronized (this) {
      if (stopped) {
        return Optional.empty();
      }
      reading = true;
    }
    boolean interrupted = false;
    try {
      return Optional.of(reader.readLine(prompt.replace("%", "%%")));
    } catch (EndOfFileException | IOError | IllegalStateException gone) {
      if (!isStopped()) {
        leave();
      }
    } catch (UserInterruptException e) {
      interrupted = !isStopped();
    } finally {
      typed();
    }
    if (interrupted) {
      System.exit(INTERRUPTED);
    }
    return Optional.empty();
  }

  private synchronized boolean lineIsShown() {
    typing = Thread.currentThread();
    if (stopped) {
      typing.interrupt();
    }
    return true;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void typed() {
    typing = null;
    reading = false;
    used = used || !stopped;
    // The interrupt was meant for the reading, not for what comes after it.
    Thread.interrupted();
    notifyAll();
  }

  private synchronized void awaitTyped() throws InterruptedException {
    while (reading) {
      wait();
    }
  }

  /** The person leaves. */
  synchronized void leave() {
    left = true;
  }

  /** Whether the person has left. */
  synchronized boolean hasLeft() {
    return left;
  }

  /** Whether the person has typed anything. */
  synchronized boolean isUsed() {
    return used;
  }

  /** Nothing that is typed counts any more: ends {@link #read}. */
  public synchronized void stopTyping() {
    if (typing != null && !stopped) {
      used = used || reader.getBuffer().length() > 0;
      typing.interrupt();
    }
    stopped = true;
  }

  /**
   * Waits until the person, who has been told why, ends the chat by Enter or Ctrl-D. Returns at
   * once when the person has left.
   *
   * @param word tells the person to do so
   * @throws InterruptedException when the program is to stop
   */
  void awaitEnter(String word) throws IOException, InterruptedException {
    stopTyping();
    awaitTyped();
    if (hasLeft()) {
      return;
    }
    drain(LOOKED_UP_MS);
    show(word);
    int key;
    do {
      key = terminal.reader().read();
    } while (key >= 0
        && key != '\r'
        && key != '\n'
        && key != CTRL_D
        && !(WINDOWS && key == CTRL_Z));
  }

  /** Takes what is typed out of the terminal until there was no key for some time. */
  private void drain(long quietMs) throws IOException {
    int key;
    do {
      key = terminal.reader().read(quietMs);
    } while (key >= 0);
  }

  /**
   * Gives the terminal back, without what was typed and not read. An interrupt does not shorten
   * that: the shell would get what is left.
   */
  @Override
  public void close() throws IOException {
    stopTyping();
    boolean interrupted = awaitTypedUninterruptibly();
    try {
      drain(TYPED_AHEAD_MS);
    } catch (InterruptedIOException | IllegalStateException e) {
      // The program is told to end, or the library has given it back by itself.
      quiet.log(Level.FINE, "not drained", e);
    } finally {
      giveBack();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether the thread was interrupted. */
  private boolean awaitTypedUninterruptibly() {
    boolean interrupted = false;
    while (true) {
      try {
        awaitTyped();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private void giveBack() throws IOException {
    synchronized (screen) {
      closed = true;
      terminal.close();
    }
    if (before != null && terminal instanceof AbstractPosixTerminal posix) {
      // The library may have given it back before the typed line's end took it over again.
      posix.getPty().setAttr(before);
    }
  }
}
