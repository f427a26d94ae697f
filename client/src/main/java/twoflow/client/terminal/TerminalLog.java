package twoflow.client.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;
import twoflow.core.cli.ConsoleCharset;
import twoflow.core.cli.LogFile;
import twoflow.core.cli.LogTarget;

/**
 * Log lines above the line that a person types; once the terminal has been given back, on the error
 * output.
 */
public final class TerminalLog extends OutputStream {

  private final ChatTerminal terminal;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private TerminalLog(ChatTerminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Where log lines go while a person chats on a terminal: to the error output if that is a file or
   * a pipe; else into the run's file, and above the typed line only what has to be seen.
   *
   * @param file the run's file; empty without a run
   * @param verbose whether the person wants to see all of it
   */
  public static List<LogTarget> targets(
      ChatTerminal terminal, Optional<LogFile> file, boolean verbose) {
    if (!terminal.hasErrors()) {
      return List.of(LogTarget.errors(verbose));
    }
    List<LogTarget> targets = new ArrayList<>();
    targets.add(new LogTarget(new TerminalLog(terminal), verbose ? Level.DEBUG : Level.WARN));
    file.ifPresent(log -> targets.add(LogTarget.of(log, verbose)));
    return targets;
  }

  @Override
  public void write(int b) {
    if (b == '\n') {
      show(line.toString(ConsoleCharset.ofThisProcess().ofErrors()));
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void show(String text) {
    if (!terminal.show(text)) {
      System.err.println(text);
    }
  }
}
