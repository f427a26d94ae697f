package twoflow.client.terminal;

import java.util.HashMap;
import java.util.Map;

/**
 * The names under which others are shown: their own, with a number when somebody else has the same.
 */
final class ShownNames {

  private final Map<Object, String> shown = new HashMap<>();

  /**
   * @param self the name of the person at the terminal, which is taken
   */
  ShownNames(String self) {
    shown.put(this, self);
  }

  /** Whether somebody has not been shown yet. */
  boolean isNew(Object identity) {
    return !shown.containsKey(identity);
  }

  /**
   * The name for somebody, always the same.
   *
   * @param identity who it is: different for two of the same name
   */
  String of(Object identity, String name) {
    return shown.computeIfAbsent(identity, any -> free(name));
  }

  /** Somebody has gone; the name is free. */
  void forget(Object identity) {
    shown.remove(identity);
  }

  private String free(String name) {
    String free = name;
    for (int number = 2; shown.containsValue(free); number++) {
      free = name + " (" + number + ")";
    }
    return free;
  }
}
