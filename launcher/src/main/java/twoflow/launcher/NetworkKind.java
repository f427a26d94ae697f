package twoflow.launcher;

/** What a user can ask for. */
enum NetworkKind {
  /** The machine's own loopback: others can watch the run live. */
  HOST,
  /** A loopback of the run's own: everybody may capture there, and no port is taken. */
  PRIVATE
}
