package twoflow.it.soak;

import java.util.SplittableRandom;

/** What a pair does to the relay, with how many of 100 pairs do it. */
enum Fault {
  /** Both send, in writes of a random size, and end by FIN. */
  NONE(33),
  /** Every write is a byte. */
  ONE_BYTE_WRITES(8),
  /** One ends its direction at once and only listens from then on. */
  EARLY_HALF_CLOSE(12),
  /** The first one's bytes, and perhaps its FIN, wait for the second. */
  PARTNER_LATE(12),
  /** A receiver stops reading in the middle of megabytes, and goes on later. */
  STALLED_READER(4),
  /** One resets in mid-stream. */
  RESET(12),
  /** One resets while its partner does not read and megabytes are on their way. */
  RESET_AT_STALL(2),
  /** The second one closes as soon as it is there, without a byte. */
  PARTNER_CLOSES(6),
  /** A single one connects and leaves, by FIN or by RST; nobody may be paired with it. */
  LEAVE(9),
  /** As {@link #NONE}, but as one of many pairs that connect in the same moment. */
  BURST(2);

  private final int percent;

  Fault(int percent) {
    this.percent = percent;
  }

  /** Whether the pair's connections are to be reset: its streams may be cut, nothing else. */
  boolean resets() {
    return this == RESET || this == RESET_AT_STALL;
  }

  /** Draws one, as often as it is wanted. */
  static Fault draw(SplittableRandom random) {
    int rest = random.nextInt(100);
    for (Fault fault : values()) {
      rest -= fault.percent;
      if (rest < 0) {
        return fault;
      }
    }
    return NONE;
  }
}
