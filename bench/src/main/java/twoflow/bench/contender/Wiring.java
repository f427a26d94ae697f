package twoflow.bench.contender;

/** How a pair of peers gets together. */
public enum Wiring {
  /** No program between them: one peer connects to the other. */
  DIRECT,
  /**
   * The program takes a peer's connection and makes one of its own to the other peer, a listener.
   */
  FORWARDS,
  /** Both peers connect to the program, which pairs them in order of arrival. */
  PAIRS
}
