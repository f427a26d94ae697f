package twoflow.client.terminal;

import java.io.Console;
import java.util.Map;

/** The terminal at the standard input and output, if there is one. */
final class StandardTerminal {

  private StandardTerminal() {}

  /**
   * Whether a person sits there, at a terminal that can redraw a line.
   *
   * @param environment the process's environment
   */
  static boolean isThere(Map<String, String> environment) {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(environment.get("TERM"));
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
}
