package twoflow.core.concurrent;

/** Waits that an interrupt does not end; the interrupt is kept for the caller. */
public final class Uninterruptibly {

  private Uninterruptibly() {}

  /**
   * Waits until a thread has ended. If the calling thread is interrupted before or meanwhile, it is
   * still interrupted afterwards.
   */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
