package twoflow.analysis.link;

/** How well a row of a stream is known. */
public enum RowStatus {
  /** It equals its row of the CSV file. */
  EQUAL,
  /** There is no CSV file for it: it ends where its newline is. */
  AS_SEEN,
  /** Its bytes are not those of its CSV row. */
  DIFFERENT,
  /** Bytes of it are missing in the capture. */
  INCOMPLETE,
  /** The stream ends within it. */
  UNFINISHED,
  /** It comes after the last row of the CSV file. */
  SURPLUS;

  /** Whether the row was found whole. */
  public boolean whole() {
    return this == EQUAL || this == AS_SEEN;
  }
}
