package twoflow.launcher;

/** A run's folder was not made; the reason is printed already. */
final class SetupException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  SetupException(int exitCode) {
    super("the run's folder was not made");
    this.exitCode = exitCode;
  }

  /** What the program ends with. */
  int exitCode() {
    return exitCode;
  }
}
