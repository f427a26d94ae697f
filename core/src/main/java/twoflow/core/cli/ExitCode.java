package twoflow.core.cli;

/** How a program ends. */
public final class ExitCode {

  /** Done. */
  public static final int DONE = 0;

  /** It failed while running. */
  public static final int FAILED = 1;

  /** Wrong use, or a wrong input file. */
  public static final int WRONG_USE = 2;

  private ExitCode() {}
}
