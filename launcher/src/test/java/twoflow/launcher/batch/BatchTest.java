package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BatchTest {

  private static final Attempt FAILED = new Attempt(3, "no");

  @TempDir private Path temp;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> shown = new ArrayList<>();
  private BatchPlan plan;
  private BatchFolder folder;

  @BeforeEach
  void openTheFolder() throws IOException {
    plan = MadeFolders.plan(4);
    folder = BatchFolder.open(temp.resolve("b"), plan, Shard.WHOLE, false);
  }

  @AfterEach
  void closeTheFolder() throws IOException {
    folder.close();
  }

  private Batch batch(RunMaker maker) {
    return new Batch(
        folder, plan.runs(Shard.WHOLE).iterator(), 4, maker, new Shown(), System::nanoTime, 0);
  }

  /** Makes a run that has all its files. */
  private Attempt complete(PlannedRun run) {
    calls.add(run.name());
    try {
      MadeFolders.complete(folder, run, 1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Attempt.COMPLETE;
  }

  @Test
  void shouldMakeEachRunOnce() throws Exception {
    Batch batch = batch(this::complete);
    batch.run(1);
    assertEquals(List.of("seed-1", "seed-2", "seed-3", "seed-4"), calls);
    assertEquals(new Counts(4, 4, 0, 0), batch.counts());
    assertEquals("seed-4 complete 4", shown.getLast());
  }

  @Test
  void shouldMakeSoManyAtOnce() throws Exception {
    CyclicBarrier two = new CyclicBarrier(2);
    batch(
            run -> {
              try {
                // Alone, a run would wait for ever.
                two.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw e;
              } catch (Exception e) {
                return FAILED;
              }
              return complete(run);
            })
        .run(2);
    assertEquals(4, calls.size());
  }

  @Test
  void shouldTryARunThatFailsOnceMoreAndTellIt() throws Exception {
    Batch batch =
        batch(run -> {
          boolean again = calls.contains(run.name());
          Attempt complete = complete(run);
          boolean fails = run.name().equals("seed-2") || run.name().equals("seed-3") && !again;
          return fails ? FAILED : complete;
        });
    batch.run(1);
    assertEquals(List.of("seed-1", "seed-2", "seed-2", "seed-3", "seed-3", "seed-4"), calls);
    assertEquals(new Counts(4, 3, 0, 1), batch.counts());
    assertEquals(
        List.of(
            "seed-1 complete 1",
            "seed-2 again",
            "seed-2 FAILED 2",
            "seed-3 again",
            "seed-3 complete 3",
            "seed-4 complete 4"),
        shown);
    PlannedRun second = plan.runs(Shard.WHOLE).skip(1).findFirst().orElseThrow();
    assertEquals(2, folder.made(second).orElseThrow().attempts());
    assertEquals(FAILED, folder.made(second).orElseThrow().last());
  }

  @Test
  void shouldMakeOnlyWhatIsMissingOrFailed() throws Exception {
    List<PlannedRun> runs = plan.runs(Shard.WHOLE).toList();
    MadeFolders.complete(folder, runs.get(0), 1);
    MadeFolders.complete(folder, runs.get(2), 1);
    new MadeRunFile(folder.of(runs.get(3))).write(new MadeRun(2, 1, FAILED));
    Batch batch = batch(this::complete);
    batch.run(1);
    assertEquals(List.of("seed-2", "seed-4"), calls);
    assertEquals(new Counts(4, 4, 2, 0), batch.counts());
  }

  @Test
  void shouldEndTheRunsThatGoOnWhenItIsToStop() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(2);
    Batch batch =
        batch(run -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return Attempt.COMPLETE;
          } finally {
            ended.countDown();
          }
        });
    Thread caller = Thread.currentThread();
    Thread.ofPlatform()
        .start(() -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            return;
          }
          caller.interrupt();
        });
    assertThrows(InterruptedException.class, () -> batch.run(2));
    assertEquals(0, ended.getCount());
    assertEquals(new Counts(4, 0, 0, 0), batch.counts());
  }

  @Test
  void shouldStopWithTheFaultThatNothingCanBeDoneAbout() {
    Batch batch =
        batch(run -> {
          throw new IllegalStateException("broken");
        });
    Exception e = assertThrows(IOException.class, () -> batch.run(2));
    assertTrue(e.getMessage().contains("broken"), e.getMessage());
  }

  /** Keeps what would be shown. */
  private final class Shown implements BatchDisplay {

    @Override
    public void ended(PlannedRun run, MadeRun made, Counts counts) {
      shown.add(run.name() + " " + made.verdict() + " " + counts.ended());
    }

    @Override
    public void triedAgain(PlannedRun run, Attempt attempt) {
      shown.add(run.name() + " again");
    }

    @Override
    public void tick(Counts counts) {}

    @Override
    public void end() {}
  }
}
