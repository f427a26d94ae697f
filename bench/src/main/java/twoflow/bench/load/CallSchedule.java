package twoflow.bench.load;

import java.time.Duration;

/**
 * When each side of each call sends: every side once per interval, all sides evenly spread over it.
 * Sender 2p is the left peer of pair p, sender 2p + 1 the right one.
 *
 * @param pairs calls at the same time
 * @param interval from one message of a side to its next
 * @param messagesPerSide how many each side sends
 */
record CallSchedule(int pairs, Duration interval, int messagesPerSide) {

  int senders() {
    return 2 * pairs;
  }

  int messages() {
    return senders() * messagesPerSide;
  }

  int sender(int message) {
    return message % senders();
  }

  int number(int message) {
    return message / senders();
  }

  /** When a message is due, in nanoseconds from the start. */
  long dueNs(int message) {
    return message * interval.toNanos() / senders();
  }
}
