package twoflow.core.scenario;

/** What a scenario cannot do without. */
public enum Need {
  /** A network of the run's own. */
  PRIVATE("private"),
  /** The kernel's network emulator (tc-netem(8)), which many kernels lack. */
  NETEM("netem");

  private final String word;

  Need(String word) {
    this.word = word;
  }

  /** How a scenario writes it. */
  public String word() {
    return word;
  }
}
