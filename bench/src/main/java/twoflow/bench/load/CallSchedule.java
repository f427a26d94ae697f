package twoflow.bench.load;

import java.time.Duration;

/**
 * When each sender of each call sends: each once per interval, all evenly spread over it. Where
 * both sides send, sender 2p is the left peer of pair p, sender 2p + 1 the right one; else sender p
 * is its left peer.
 *
 * @param pairs calls at the same time
 * @param bothWays whether both sides of a call send, or the left one alone
 * @param interval from one message of a sender to its next
 * @param messagesPerSender how many each sends
 */
record CallSchedule(int pairs, boolean bothWays, Duration interval, int messagesPerSender) {

  int senders() {
    return bothWays ? 2 * pairs : pairs;
  }

  int messages() {
    return senders() * messagesPerSender;
  }

  int sender(int message) {
    return message % senders();
  }

  int number(int message) {
    return message / senders();
  }

  /** The pair that a sender belongs to. */
  int pair(int sender) {
    return bothWays ? sender / 2 : sender;
  }

  /** Whether a sender is the left peer of its pair. */
  boolean isLeft(int sender) {
    return !bothWays || sender % 2 == 0;
  }

  /** When a message is due, in nanoseconds from the start. */
  long dueNs(int message) {
    return message * interval.toNanos() / senders();
  }
}
