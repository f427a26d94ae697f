package twoflow.core.event;

/** Where events go. Safe to call from every thread. */
@FunctionalInterface
public interface EventLog {

  /** Keeps nothing. */
  EventLog NONE = event -> {};

  /** Takes an event; events of one thread keep their order. */
  void record(Event event);
}
