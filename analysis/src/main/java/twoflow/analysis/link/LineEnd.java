package twoflow.analysis.link;

/**
 * How the rows of a stream end: by a newline, with a carriage return before it or not, or by
 * nothing. Where that is not known from the start, the first row shows it.
 */
final class LineEnd {

  static final byte NEWLINE = '\n';
  static final byte CARRIAGE_RETURN = '\r';

  /** What the byte behind a row's content means. */
  enum Next {
    /** The line end begins with it. */
    CARRIAGE_RETURN,
    /** It ends the row. */
    NEWLINE,
    /** The row has ended before it: it is the next one's first. */
    NEXT_ROW,
    /** The row goes on, so it is not the one that was expected. */
    OTHER
  }

  private Terminators terminators;
  private int lengthBytes = 1;

  LineEnd(Terminators terminators) {
    this.terminators = terminators;
  }

  /**
   * Looks at the byte behind a row's content.
   *
   * @param returned whether a carriage return was seen there already
   */
  Next next(byte b, boolean returned) {
    boolean mayEnd = terminators != Terminators.NONE;
    if (b == CARRIAGE_RETURN && !returned && mayEnd) {
      return Next.CARRIAGE_RETURN;
    }
    if (b == NEWLINE && mayEnd) {
      terminators = Terminators.NEWLINE;
      lengthBytes = returned ? 2 : 1;
      return Next.NEWLINE;
    }
    if (returned || terminators == Terminators.NEWLINE) {
      return Next.OTHER;
    }
    terminators = Terminators.NONE;
    return Next.NEXT_ROW;
  }

  /** The stream ends behind a row's content: whether the row is whole without a newline. */
  boolean mayLack() {
    if (terminators == Terminators.NEWLINE) {
      return false;
    }
    terminators = Terminators.NONE;
    return true;
  }

  /** Whether rows end without a newline. */
  boolean isNone() {
    return terminators == Terminators.NONE;
  }

  /** How many bytes of it are to come, as far as the rows before show it. */
  int bytesLeft(boolean returned) {
    if (isNone()) {
      return 0;
    }
    return returned ? 1 : lengthBytes;
  }
}
