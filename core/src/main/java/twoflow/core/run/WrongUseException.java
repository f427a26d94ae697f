package twoflow.core.run;

/**
 * A request that cannot be met as it was given; the message says why and what to do (exit code 2).
 */
public final class WrongUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line for the user
   */
  public WrongUseException(String message) {
    super(message);
  }
}
