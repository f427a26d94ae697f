package twoflow.it.soak;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Keeps many pairs alive at a time; stops at the first that does not end as it has to. */
final class Soak implements AutoCloseable {

  /** As many as two cores carry beside a relay. */
  private static final long START_EVERY_MS = 10;

  private static final long LAST_END_S = 180;

  private final long seed;
  private final int alive;
  private final PairRun pairs;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long number;

  /**
   * A soak.
   *
   * @param alive how many pairs at a time
   */
  Soak(long seed, int alive, Door.Free doors, SoakCounts counts) {
    this.seed = seed;
    this.alive = alive;
    this.pairs = new PairRun(seed, doors, threads, counts);
    this.room = new Semaphore(alive);
  }

  /** Starts pairs as long as wanted, then waits for the end of all. */
  void runWhile(BooleanSupplier wanted) throws InterruptedException {
    while (wanted.getAsBoolean() && failure.get() == null) {
      room.acquire();
      PairPlan plan = PairPlan.draw(seed, ++number);
      threads.execute(() -> run(plan));
      Thread.sleep(START_EVERY_MS);
    }
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_END_S);
    boolean ended = false;
    while (!ended && failure.get() == null && System.nanoTime() < deadlineNs) {
      ended = room.tryAcquire(alive, 1, TimeUnit.SECONDS);
    }
    if (failure.get() != null) {
      throw new AssertionError("seed " + seed + ": " + failure.get().getMessage(), failure.get());
    }
    if (!ended) {
      throw new AssertionError("seed " + seed + ": a pair does not end");
    }
    room.release(alive);
  }

  private void run(PairPlan plan) {
    try {
      pairs.run(plan);
    } catch (Exception | AssertionError e) {
      failure.compareAndSet(null, new AssertionError("pair " + plan.number() + ": " + e, e));
    } finally {
      room.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
