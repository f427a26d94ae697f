package twoflow.chatdemo;

import java.util.concurrent.atomic.LongAdder;

/** How many members, messages and broadcasts a server has had. Safe to call from every thread. */
final class MessageCounts {

  private final LongAdder joined = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder broadcast = new LongAdder();

  /** A member has joined. */
  void joined() {
    joined.increment();
  }

  /** A member has left before the room opened, or was refused: it never was one. */
  void neverWasOne() {
    joined.decrement();
  }

  /** A message has come. */
  void received() {
    received.increment();
  }

  /** A message was written to one member. */
  void broadcast() {
    broadcast.increment();
  }

  /** One line for the user. */
  @Override
  public String toString() {
    return "%d members joined, %d messages received, %d broadcasts sent"
        .formatted(joined.sum(), received.sum(), broadcast.sum());
  }
}
