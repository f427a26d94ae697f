package twoflow.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UninterruptiblyTest {

  private final CountDownLatch released = new CountDownLatch(1);

  private final Thread waitsForRelease =
      Thread.ofPlatform()
          .start(() -> {
            try {
              released.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });

  @Test
  void shouldWaitForTheEndOfAThread() {
    released.countDown();
    Uninterruptibly.join(waitsForRelease);
    assertFalse(waitsForRelease.isAlive());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void shouldKeepAnInterruptThatCameBefore() {
    Thread.currentThread().interrupt();
    released.countDown();
    Uninterruptibly.join(waitsForRelease);
    assertFalse(waitsForRelease.isAlive());
    assertTrue(Thread.interrupted(), "the interrupt is kept");
  }

  @Test
  void shouldWaitOnAfterAnInterruptAndKeepIt() {
    Thread joining = Thread.currentThread();
    Thread.ofPlatform()
        .start(() -> {
          while (joining.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          joining.interrupt();
          released.countDown();
        });
    Uninterruptibly.join(waitsForRelease);
    assertFalse(waitsForRelease.isAlive());
    assertTrue(Thread.interrupted(), "the interrupt is kept");
  }
}
