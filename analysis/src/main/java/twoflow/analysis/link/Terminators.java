package twoflow.analysis.link;

/** Whether the rows of a stream end with a newline. */
public enum Terminators {
  /** As the end of a stream's first row. */
  AUTO,
  /** Each row ends with a newline. */
  NEWLINE,
  /** No row does, as in the original's Python programs. */
  NONE
}
