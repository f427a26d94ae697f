package twoflow.bench.load;

import java.io.IOException;

/** Bytes were lost, changed, or came in another order. */
public final class CorruptionException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which bytes of which pair
   */
  public CorruptionException(String message) {
    super(message);
  }
}
