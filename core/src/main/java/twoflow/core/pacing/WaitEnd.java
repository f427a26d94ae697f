package twoflow.core.pacing;

/**
 * How the end of a wait is met: a sleeping thread wakes up too late, so that long before its end
 * the wait is spun instead.
 *
 * @param spinNs how long
 */
record WaitEnd(long spinNs) {

  private static final WaitEnd USUAL = new WaitEnd(300_000);

  /** Windows counts a sleep in whole milliseconds. */
  private static final WaitEnd OF_WINDOWS = new WaitEnd(2_000_000);

  /** That of this system. */
  static WaitEnd ofThisSystem() {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      return USUAL;
    }
    // There, parkNanos() ends at the next tick of the system, up to 15.6 ms late, while the tick is
    // as it usually is. As long as some thread sleeps for a time that is no multiple of 10 ms, Java
    // keeps the tick at 1 ms (os_windows.cpp).
    Thread.ofPlatform().daemon().name("short-tick").start(WaitEnd::sleepForEver);
    return OF_WINDOWS;
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      // Nobody does that.
      Thread.currentThread().interrupt();
    }
  }
}
