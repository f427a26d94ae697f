package twoflow.launcher.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import twoflow.core.concurrent.Uninterruptibly;

/**
 * Makes the runs of a plan, some at once, each on a thread of its own. A run that fails is tried
 * once more. Runs that are complete are left as they are.
 */
public final class Batch {

  private static final int ATTEMPTS = 2;

  /** After a failure: what has disturbed a run may pass; and a batch that is stopped learns it. */
  private static final long PAUSE_MS = 500;

  private static final long TICK_MS = 1000;
  private static final double NS_PER_S = 1e9;

  private final BatchFolder folder;
  private final RunMaker maker;
  private final BatchDisplay display;
  private final LongSupplier nanoTime;
  private final long pauseMs;
  private final Iterator<PlannedRun> next;
  private Counts counts;
  private int working;
  private IOException fault;

  /**
   * @param runs the runs
   * @param count how many
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public Batch(
      BatchFolder folder,
      Iterator<PlannedRun> runs,
      int count,
      RunMaker maker,
      BatchDisplay display,
      LongSupplier nanoTime) {
    this(folder, runs, count, maker, display, nanoTime, PAUSE_MS);
  }

  /**
   * @param pauseMs how long it waits after a failure
   */
  Batch(
      BatchFolder folder,
      Iterator<PlannedRun> runs,
      int count,
      RunMaker maker,
      BatchDisplay display,
      LongSupplier nanoTime,
      long pauseMs) {
    this.folder = folder;
    this.next = runs;
    this.counts = new Counts(count, 0, 0, 0);
    this.maker = maker;
    this.display = display;
    this.nanoTime = nanoTime;
    this.pauseMs = pauseMs;
  }

  /** How far it is. */
  public synchronized Counts counts() {
    return counts;
  }

  /**
   * Makes them.
   *
   * @param parallel how many at once
   * @throws IOException with a line for the user when no more can be made, as on a full disk
   * @throws InterruptedException when it was to stop; no run goes on then
   */
  public void run(int parallel) throws IOException, InterruptedException {
    List<Thread> workers = new ArrayList<>();
    working = parallel;
    for (int number = 1; number <= parallel; number++) {
      workers.add(Thread.ofPlatform().name("run-" + number).start(this::work));
    }
    try {
      awaitEnd();
    } finally {
      // None of them works any more, unless the batch is to stop.
      workers.forEach(Thread::interrupt);
      workers.forEach(Uninterruptibly::join);
    }
    if (fault != null) {
      throw fault;
    }
  }

  private synchronized void awaitEnd() throws IOException, InterruptedException {
    while (working > 0 && fault == null) {
      wait(TICK_MS);
      display.tick(counts);
    }
  }

  private void work() {
    try {
      for (PlannedRun run = begin(); run != null; run = begin()) {
        make(run);
      }
    } catch (InterruptedException e) {
      // The batch is to stop.
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new IOException("unexpected error: " + e, e));
    } finally {
      leave();
    }
  }

  private synchronized void fail(IOException e) {
    fault = fault == null ? e : fault;
  }

  private synchronized void leave() {
    working--;
    notifyAll();
  }

  /** The next run that has to be made; null if there is none. */
  private synchronized PlannedRun begin() throws IOException {
    while (fault == null && next.hasNext()) {
      PlannedRun run = next.next();
      if (!folder.isComplete(run)) {
        return run;
      }
      counts = new Counts(counts.runs(), counts.complete() + 1, counts.kept() + 1, counts.failed());
    }
    return null;
  }

  private void make(PlannedRun run) throws IOException, InterruptedException {
    for (int attempts = 1; ; attempts++) {
      long beganNs = nanoTime.getAsLong();
      Attempt attempt = maker.make(run);
      double seconds = (nanoTime.getAsLong() - beganNs) / NS_PER_S;
      if (!attempt.complete()) {
        TimeUnit.MILLISECONDS.sleep(pauseMs);
        folder.checkSpace();
      }
      if (attempt.complete() || attempts == ATTEMPTS) {
        end(run, new MadeRun(attempts, seconds, attempt));
        return;
      }
      synchronized (this) {
        display.triedAgain(run, attempt);
      }
    }
  }

  private synchronized void end(PlannedRun run, MadeRun made) throws IOException {
    new MadeRunFile(folder.of(run)).write(made);
    boolean complete = made.last().complete();
    counts =
        new Counts(
            counts.runs(),
            counts.complete() + (complete ? 1 : 0),
            counts.kept(),
            counts.failed() + (complete ? 0 : 1));
    display.ended(run, made, counts);
  }
}
