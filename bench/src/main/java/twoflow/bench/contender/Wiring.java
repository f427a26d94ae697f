package twoflow.bench.contender;

/** How the two peers of a pair are connected. */
public enum Wiring {
  /** No program between them: one peer connects to the other. */
  DIRECT,
  /** The program accepts one peer's connection and connects to the other peer, which listens. */
  FORWARDS,
  /** Both peers connect to the program, which pairs them in order of arrival. */
  PAIRS
}
