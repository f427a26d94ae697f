package twoflow.client;

/** What rules when rows are sent. */
public enum PaceKind {
  /** Fixed intervals. */
  FIXED,
  /** The timestamps of the CSV file. */
  CSV
}
