package twoflow.chatdemo;

/** What a room has seen, counted. Guarded by the {@link Room} that owns it. */
final class Tally {

  long joined;
  long received;
  long broadcast;

  /** One line for the user. */
  @Override
  public String toString() {
    return "%d members joined, %d messages received, %d broadcasts sent"
        .formatted(joined, received, broadcast);
  }
}
