package twoflow.core.run;

import java.util.concurrent.CountDownLatch;

/**
 * The word that a program may begin. A program that starts several at once gets them ready at the
 * same time, and lets each begin in its turn.
 */
public final class StartSignal {

  private final CountDownLatch given = new CountDownLatch(1);

  /** Gives the word; again has no effect. */
  public void give() {
    given.countDown();
  }

  /**
   * Waits for the word.
   *
   * @throws InterruptedException when the program is to stop
   */
  public void await() throws InterruptedException {
    given.await();
  }
}
