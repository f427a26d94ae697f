package twoflow.client.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;
import twoflow.core.cli.ConsoleCharset;

/** The terminal at the standard input and output, if there is one. */
public final class StandardTerminal {

  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Map<String, String> environment;

  /**
   * @param environment the process's environment
   */
  public StandardTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Opens it; empty when a pipe or a file is there, or what cannot redraw a line. */
  public Optional<ChatTerminal> open() {
    Console console = System.console();
    if (console == null || !isTerminal(console) || "dumb".equals(environment.get("TERM"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ChatTerminal(builder().build(), WINDOWS));
    } catch (IOException | IllegalStateException e) {
      // Such as a system without stty: it can do what a pipe can.
      return Optional.empty();
    }
  }

  /** Before Java 22, there is a console only at a terminal; since then it has to be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private TerminalBuilder builder() {
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
    return builder;
  }
}
