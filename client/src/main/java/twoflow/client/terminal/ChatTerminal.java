package twoflow.client.terminal;

import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalExt;
import twoflow.core.concurrent.Uninterruptibly;

/**
 * A terminal on which a person types lines while others appear above the typed one.
 *
 * <pre>{@code
 * show():  Bob: hello           what others say, on any thread
 * read():  Ada> how are y_      the typed line, redrawn below; on one thread at a time
 * }</pre>
 *
 * <p>From {@link #begin} to {@link #close} the terminal echoes nothing by itself, so that what is
 * typed between two lines is not seen twice, and does not reach the shell.
 */
public final class ChatTerminal implements AutoCloseable {

  /** The exit code after SIGINT. */
  private static final int INTERRUPTED = 128 + 2;

  private static final int CTRL_D = 4;
  private static final int CTRL_Z = 26;

  /** Who types on without looking up pauses for less. */
  private static final long LOOKED_UP_MS = 500;

  /** What was pasted or typed ahead comes faster. */
  private static final long TYPED_AHEAD_MS = 100;

  private final Terminal terminal;
  private final boolean windows;
  private final LineReader reader;
  private final Typing typing = new Typing();

  /** The library's log lines would tear the typed line. */
  private final Logger quiet = Logger.getLogger("org.jline");

  /** For what is shown. It is never held together with what {@link Typing} holds. */
  private final Object screen = new Object();

  /** Whether the program has to end. */
  private volatile boolean abandoned;

  private boolean closed;
  private Attributes before;

  /**
   * @param terminal the keys and the screen
   * @param windows whether Ctrl-Z ends the input, too, as people on Windows know it
   */
  ChatTerminal(Terminal terminal, boolean windows) {
    quiet.setLevel(Level.OFF);
    this.terminal = terminal;
    this.windows = windows;
    // The library has taken the signals. Its default would end the JVM at once: files half written.
    terminal.handle(Signal.INT, signal -> System.exit(INTERRUPTED));
    this.reader = LineEditor.on(terminal, windows, typing::shown);
  }

  /** Whether the error output goes to a terminal, too, and not to a file or a pipe. */
  boolean hasErrors() {
    return ((TerminalExt) terminal).getProvider().isSystemStream(SystemStream.Error);
  }

  /** Takes the terminal over. */
  void begin() {
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
  boolean show(String line) {
    synchronized (screen) {
      if (closed) {
        return false;
      }
      try {
        reader.printAbove(line);
        return true;
      } catch (IllegalStateException e) {
        // The library gives the terminal back by itself when the JVM has to end.
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
    if (!typing.begin()) {
      return Optional.empty();
    }
    boolean interrupted = false;
    try {
      return Optional.of(reader.readLine(prompt.replace("%", "%%")));
    } catch (EndOfFileException | IOError | IllegalStateException gone) {
      typing.leave();
    } catch (UserInterruptException e) {
      interrupted = !typing.isStopped();
    } finally {
      typing.end();
    }
    if (interrupted) {
      System.exit(INTERRUPTED);
    }
    return Optional.empty();
  }

  /** Nothing that is typed counts any more: ends {@link #read}. */
  void stopTyping() {
    typing.stop(reader.getBuffer().length() > 0);
  }

  /** The person leaves. */
  void leave() {
    typing.leave();
  }

  /** Whether the person has left. */
  boolean hasLeft() {
    return typing.hasLeft();
  }

  /** Whether the person has typed anything. */
  boolean isUsed() {
    return typing.isUsed();
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
    typing.awaitEnd();
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
        && !(windows && key == CTRL_Z));
  }

  /**
   * The program has to end. The library then gives the terminal back on a thread of its own, and
   * reading keys meanwhile could take it over again.
   */
  void abandon() {
    abandoned = true;
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
    boolean interrupted = typing.awaitEndUninterruptibly();
    try {
      if (!abandoned) {
        drain(TYPED_AHEAD_MS);
      }
    } catch (InterruptedIOException | IllegalStateException e) {
      // The program has to end, or the library has given it back by itself.
      quiet.log(Level.FINE, "not drained", e);
    } finally {
      giveBack();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Gives the terminal back on a thread of its own, which nobody interrupts: an interrupt that
   * comes while the library waits for stty would leave the terminal as it is.
   */
  private void giveBack() throws IOException {
    AtomicReference<IOException> failure = new AtomicReference<>();
    Thread giver =
        Thread.ofPlatform()
            .name("terminal")
            .start(() -> {
              try {
                restore();
              } catch (IOException e) {
                failure.set(e);
              }
            });
    Uninterruptibly.join(giver);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private void restore() throws IOException {
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
