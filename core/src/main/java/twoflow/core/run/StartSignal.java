package twoflow.core.run;

import java.util.concurrent.CountDownLatch;

/**
 * The word that a program may begin. Whoever starts several programs at once gets them ready at the
 * same time, and lets each begin in its turn. Without such a starter there is nothing to wait for.
 */
public final class StartSignal {

  private volatile CountDownLatch given = new CountDownLatch(0);
  private volatile boolean held;

  /** From now on the program waits for the word. */
  public void hold() {
    given = new CountDownLatch(1);
    held = true;
  }

  /** Whether somebody gives the word, who wants to know when the program is ready. */
  public boolean held() {
    return held;
  }

  /** Gives the word; again has no effect. */
  public void give() {
    given.countDown();
  }

  /**
   * Waits for the word, if there is one to wait for.
   *
   * @throws InterruptedException when the program is to stop
   */
  public void await() throws InterruptedException {
    given.await();
  }
}
