package twoflow.chatdemo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What waits to be written to one member, in order. It is bounded: who puts something in never
 * waits, and learns when there is no room.
 */
final class Outbox {

  private final int maxMessages;
  private final long maxBytes;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean ended;

  /**
   * @param maxMessages how many messages may wait
   * @param maxBytes how many bytes they may have together
   */
  Outbox(int maxMessages, long maxBytes) {
    this.maxMessages = maxMessages;
    this.maxBytes = maxBytes;
  }

  /**
   * Puts a message in.
   *
   * @return false when there is no room for it
   */
  synchronized boolean offer(byte[] message) {
    if (ended) {
      return true;
    }
    if (waiting.size() == maxMessages || waitingBytes + message.length > maxBytes) {
      return false;
    }
    waiting.add(message);
    waitingBytes += message.length;
    notifyAll();
    return true;
  }

  /**
   * Takes the oldest message, waiting for one.
   *
   * @return empty when none will follow
   */
  synchronized Optional<byte[]> take() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    byte[] message = waiting.poll();
    waitingBytes -= message == null ? 0 : message.length;
    return Optional.ofNullable(message);
  }

  /** Lets nothing more in; what waits can still be taken. What is offered from now on is lost. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Forgets what waits and lets nothing more in. */
  synchronized void discard() {
    waiting.clear();
    waitingBytes = 0;
    end();
  }
}
