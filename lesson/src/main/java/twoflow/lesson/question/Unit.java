package twoflow.lesson.question;

/** The unit in which a question asks for a number. */
public enum Unit {
  /** A number without a unit: a count, a port, a sequence number, a frame number. */
  NONE("", 0),
  /** Bytes. */
  BYTES("bytes", 0),
  /** Milliseconds. */
  MS("ms", 3),
  /** Microseconds. */
  US("us", 3),
  /** Percent. */
  PERCENT("%", 2),
  /** Bits per second. */
  BITS_PER_SECOND("bit/s", 1);

  private final String symbol;
  private final int decimals;

  Unit(String symbol, int decimals) {
    this.symbol = symbol;
    this.decimals = decimals;
  }

  /** What stands behind a number; empty for {@link #NONE}. */
  public String symbol() {
    return symbol;
  }

  /** With how many decimals a number is shown. */
  public int decimals() {
    return decimals;
  }
}
