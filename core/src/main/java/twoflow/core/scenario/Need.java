package twoflow.core.scenario;

import java.util.Arrays;

/** What a scenario cannot do without. */
public enum Need {
  /** A network of the run's own. */
  PRIVATE("private"),
  /** The kernel's network emulator (tc-netem(8)), which many kernels lack. */
  NETEM("netem"),
  /** Linux: its TCP, or packets that are captured. Elsewhere, the relay's tap makes them up. */
  LINUX("linux");

  private final String word;

  Need(String word) {
    this.word = word;
  }

  /** How a scenario writes them all. */
  static String[] words() {
    return Arrays.stream(values()).map(Need::word).toArray(String[]::new);
  }

  /** How a scenario writes it. */
  public String word() {
    return word;
  }
}
