package twoflow.core.cli;

/** What a log line looks like. */
public enum LogFormat {
  /** For people: time of day with microseconds, role, text. */
  TEXT,
  /** For programs: one JSON object per line. */
  JSON
}
