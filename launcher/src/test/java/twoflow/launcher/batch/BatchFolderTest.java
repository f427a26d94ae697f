package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.run.WrongUseException;

class BatchFolderTest {

  private static final BatchPlan PLAN = MadeFolders.plan(2);

  @TempDir private Path temp;

  private BatchFolder open(BatchPlan plan, Shard shard, boolean resume) throws IOException {
    return BatchFolder.open(temp.resolve("b"), plan, shard, resume);
  }

  private void shouldRefuse(String words, BatchPlan plan, Shard shard, boolean resume) {
    Exception e = assertThrows(WrongUseException.class, () -> open(plan, shard, resume));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  private List<Path> hidden() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void shouldLeaveWhatIsThereUnlessAskedToGoOn() throws IOException {
    open(PLAN, Shard.WHOLE, false).close();
    shouldRefuse("--resume makes what is missing", PLAN, Shard.WHOLE, false);
    open(PLAN, Shard.WHOLE, true).close();
    shouldRefuse("another plan", MadeFolders.plan(3), Shard.WHOLE, true);
    BatchPlan withLesson = new BatchPlan(PLAN.subjects(), List.of(), true);
    shouldRefuse("another plan", withLesson, Shard.WHOLE, true);
  }

  @Test
  void shouldLeaveAFolderOfSomethingElse() throws IOException {
    Files.createDirectories(temp.resolve("b/events"));
    shouldRefuse("is no batch's folder", PLAN, Shard.WHOLE, false);
    shouldRefuse("is no batch's folder", PLAN, Shard.WHOLE, true);
    assertFalse(Files.exists(temp.resolve("b/batch.json")));
  }

  @Test
  void shouldGoOnOnlyOnceAtATime() throws IOException {
    try (BatchFolder folder = open(PLAN, Shard.WHOLE, false)) {
      assertTrue(BatchFolder.goesOn(folder.path()));
      shouldRefuse("goes on", PLAN, Shard.WHOLE, true);
      shouldRefuse("goes on", PLAN, new Shard(1, 2), true);
    }
    assertFalse(BatchFolder.goesOn(temp.resolve("b")));
  }

  @Test
  void shouldLetPartsJoinInAnyOrder() throws IOException {
    try (BatchFolder two = open(PLAN, new Shard(2, 2), false);
        BatchFolder one = open(PLAN, new Shard(1, 2), false)) {
      assertEquals(one.path(), two.path());
      shouldRefuse("goes on", PLAN, new Shard(1, 2), false);
      shouldRefuse("another plan", MadeFolders.plan(3), new Shard(1, 3), false);
    }
  }

  /** None of them may read a plan that another one is still writing. */
  @Test
  void shouldLetPartsBeginAtTheSameTime() throws Exception {
    int parts = 4;
    try (ExecutorService threads = Executors.newFixedThreadPool(parts)) {
      for (int batch = 0; batch < 100; batch++) {
        Path path = temp.resolve("b" + batch);
        CyclicBarrier begin = new CyclicBarrier(parts);
        List<Callable<Void>> begun = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
          Shard part = new Shard(number, parts);
          begun.add(() -> {
            begin.await();
            BatchFolder.open(path, PLAN, part, false).close();
            return null;
          });
        }
        for (Future<Void> one : threads.invokeAll(begun)) {
          one.get();
        }
      }
    }
    assertEquals(List.of(), hidden());
  }

  @Test
  void shouldTakeARunForCompleteOnlyWithItsReport() throws IOException {
    try (BatchFolder folder = open(PLAN, Shard.WHOLE, false)) {
      PlannedRun run = PLAN.runs(Shard.WHOLE).findFirst().orElseThrow();
      assertFalse(folder.isComplete(run));
      MadeFolders.complete(folder, run, 1);
      assertTrue(folder.isComplete(run));
      assertEquals("batch, 1 complete", BatchFolder.words(folder.path()));
      new MadeRunFile(folder.of(run)).write(new MadeRun(2, 1, new Attempt(3, "no")));
      assertFalse(folder.isComplete(run));
      assertEquals("batch, 0 complete, 1 FAILED", BatchFolder.words(folder.path()));
    }
  }
}
