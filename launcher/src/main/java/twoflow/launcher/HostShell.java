package twoflow.launcher;

import java.util.Locale;

/** The shell that the lab's scripts need. */
final class HostShell {

  private HostShell() {}

  /** Whether this system has one; Windows has none, even if some program has brought its own. */
  static boolean isHere() {
    return !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
