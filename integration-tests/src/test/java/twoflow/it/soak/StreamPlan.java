package twoflow.it.soak;

/**
 * One direction of a pair: what its sender sends and how it is read.
 *
 * @param contentStart which part of the content it is
 * @param bytes how many bytes the sender sends before it ends its direction
 * @param writeBytes how many of them a write takes
 * @param pauseMs how long the sender rests after each write; 0 does not rest
 * @param stallAtByte after how many bytes the receiver stops reading for a while
 * @param stallMs how long it does not read; 0 reads all the time
 * @param reset whether the sender ends by RST instead of FIN
 */
record StreamPlan(
    int contentStart,
    long bytes,
    int writeBytes,
    long pauseMs,
    long stallAtByte,
    long stallMs,
    boolean reset) {

  StreamPlan stalledAt(long atByte, long forMs) {
    return new StreamPlan(contentStart, bytes, writeBytes, pauseMs, atByte, forMs, reset);
  }

  StreamPlan endedByReset() {
    return new StreamPlan(contentStart, bytes, writeBytes, pauseMs, stallAtByte, stallMs, true);
  }
}
