package twoflow.client.terminal;

/**
 * Whether a person types a line, and how another thread ends that. Safe to call from every thread.
 *
 * <pre>{@code
 *            begin()           shown()                       end()
 * no line  ---------> reading ---------> waits for a key  ---------> no line
 *                                          stop() interrupts this
 * }</pre>
 */
final class Typing {

  /** Whether a line is asked for. */
  private boolean reading;

  /** The thread that waits for a key; before and after, an interrupt would harm the library. */
  private Thread waiting;

  private boolean stopped;
  private boolean used;
  private boolean left;

  /** A line is asked for; returns false when no line counts any more. */
  synchronized boolean begin() {
    reading = !stopped;
    return reading;
  }

  /** The line is shown, and the calling thread waits for keys from now on. */
  synchronized void shown() {
    waiting = Thread.currentThread();
    if (stopped) {
      waiting.interrupt();
    }
  }

  /** The line has ended, whatever ended it. */
  synchronized void end() {
    reading = false;
    waiting = null;
    used = used || !stopped;
    // The interrupt was meant for the line, not for what comes after it.
    Thread.interrupted();
    notifyAll();
  }

  /**
   * No line counts any more.
   *
   * @param partlyTyped whether there is something in the line that this ends
   */
  synchronized void stop(boolean partlyTyped) {
    if (stopped) {
      return;
    }
    stopped = true;
    used = used || reading && partlyTyped;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Whether the person has typed anything. */
  synchronized boolean isUsed() {
    return used;
  }

  /** The person leaves; after {@link #stop} it is no longer the person's will. */
  synchronized void leave() {
    left = left || !stopped;
  }

  /** Whether the person has left. */
  synchronized boolean hasLeft() {
    return left;
  }

  /** Waits until no line is typed. */
  synchronized void awaitEnd() throws InterruptedException {
    while (reading) {
      wait();
    }
  }

  /** Waits until no line is typed; returns whether the calling thread was interrupted. */
  boolean awaitEndUninterruptibly() {
    boolean interrupted = false;
    while (true) {
      try {
        awaitEnd();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
