package twoflow.core.row;

/** A double quote that does not belong where it stands, so that a line has no certain cells. */
final class BrokenQuoteException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the quote. */
  enum Kind {
    /** The line ends within a quoted cell. */
    OPEN,
    /** Something follows the closing quote of a cell. */
    TEXT_AFTER,
    /** Blanks stand before the opening quote. */
    BLANK_BEFORE
  }

  private final Kind kind;

  BrokenQuoteException(Kind kind, String what) {
    super(what, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
