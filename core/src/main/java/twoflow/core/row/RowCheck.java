package twoflow.core.row;

/** A further demand on the rows of a file, made before the first connection. */
@FunctionalInterface
public interface RowCheck {

  /** Demands nothing. */
  RowCheck NONE = row -> {};

  /**
   * Looks at the next row of the file.
   *
   * @throws IllegalArgumentException with a message for the user when the row is not acceptable
   */
  void accept(NumberedRow row);
}
