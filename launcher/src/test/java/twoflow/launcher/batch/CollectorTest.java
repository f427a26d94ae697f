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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.run.WrongUseException;

class CollectorTest {

  private static final BatchPlan PLAN = MadeFolders.plan(3);
  private static final List<PlannedRun> RUNS = PLAN.runs(Shard.WHOLE).toList();

  @TempDir private Path temp;
  private final List<String> messages = new ArrayList<>();
  private final List<Path> compared = new ArrayList<>();
  private BatchFolder folder;

  @BeforeEach
  void openTheFolder() throws IOException {
    folder = BatchFolder.open(temp.resolve("captures/b"), PLAN, Shard.WHOLE, false);
  }

  @AfterEach
  void closeTheFolder() throws IOException {
    folder.close();
  }

  private BatchFolder machine(String name, BatchPlan plan) throws IOException {
    Path path = temp.resolve("collected").resolve(name).resolve("b");
    return BatchFolder.open(path, plan, new Shard(1, 2), false);
  }

  private boolean collect(String difference) throws Exception {
    messages.clear();
    RunComparison comparison =
        (kept, other) -> {
          compared.add(other);
          return Optional.of(difference).filter(words -> !words.isEmpty());
        };
    return new Collector(folder, comparison, messages::add)
        .collect(temp.resolve("collected"), PLAN, Shard.WHOLE);
  }

  private static Path key(BatchFolder batch) {
    return batch.keysOf(RUNS.get(0)).resolve("key.html");
  }

  private static void writeKey(BatchFolder batch, String text) throws IOException {
    Files.createDirectories(key(batch).getParent());
    Files.writeString(key(batch), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shouldTakeTheCompleteRunsOfAllMachinesWithTheirKeys() throws Exception {
    try (BatchFolder one = machine("one", PLAN);
        BatchFolder two = machine("two", PLAN)) {
      MadeFolders.complete(one, RUNS.get(0), 1);
      writeKey(one, "key");
      MadeFolders.complete(two, RUNS.get(1), 2);
      new MadeRunFile(two.of(RUNS.get(2))).write(new MadeRun(2, 1, new Attempt(3, "no")));
    }
    Files.createDirectories(temp.resolve("collected/idle/c"));
    assertTrue(collect("never asked"));
    assertEquals(List.of("lab: 2 runs were taken from 2 machines"), messages);
    assertEquals(List.of("batch.json", "keys", "seed-1", "seed-2"), names());
    assertTrue(folder.isComplete(RUNS.get(1)));
    assertEquals("key", Files.readString(key(folder)));
  }

  @Test
  void shouldMakeRoomForARunThatIsCompleteElsewhere() throws Exception {
    new MadeRunFile(folder.of(RUNS.get(0))).write(new MadeRun(2, 1, new Attempt(3, "no")));
    writeKey(folder, "of another capture");
    try (BatchFolder one = machine("one", PLAN)) {
      MadeFolders.complete(one, RUNS.get(0), 1);
      writeKey(one, "key");
    }
    assertTrue(collect("never asked"));
    assertTrue(folder.isComplete(RUNS.get(0)));
    assertEquals("key", Files.readString(key(folder)));
    assertEquals(4, names().size(), () -> "the one that failed is moved aside");
  }

  @Test
  void shouldSayWhetherARunThatWasMadeTwiceIsEqual() throws Exception {
    try (BatchFolder one = machine("one", PLAN);
        BatchFolder two = machine("two", PLAN)) {
      MadeFolders.complete(one, RUNS.get(0), 1);
      MadeFolders.complete(two, RUNS.get(0), 2);
      Path packets = two.of(RUNS.get(0)).resolve(RunFigures.PACKETS);
      Files.writeString(packets, Files.readString(packets).replace(",10,", ",20,"));
      assertTrue(collect(""));
      assertEquals(
          List.of("lab: 1 runs were taken from 2 machines; 1 were made twice and are equal"),
          messages);
      // Again: the first machine's are copies by now, and are not compared.
      assertFalse(collect("the bytes differ"));
      Path other = two.of(RUNS.get(0));
      assertEquals(List.of(other, other), compared);
      assertEquals(2, messages.size(), messages::toString);
      assertTrue(messages.get(0).startsWith("seed-1 was made twice: the bytes differ; "));
      assertTrue(messages.get(0).contains(" ./lab diff " + folder.of(RUNS.get(0)) + " " + other));
      assertTrue(messages.get(1).endsWith("; 1 were made twice and DIFFER"), messages::toString);
    }
    assertTrue(
        Files.readString(folder.of(RUNS.get(0)).resolve(RunFigures.PACKETS)).contains(",10,"));
  }

  @Test
  void shouldRefuseAFolderWithoutTheBatchOrWithAnotherPlan() throws Exception {
    Exception none = assertThrows(WrongUseException.class, () -> collect(""));
    assertTrue(none.getMessage().contains("has no folder MACHINE/b with a batch.json"));
    try (BatchFolder one = machine("one", PLAN)) {
      MadeFolders.complete(one, RUNS.get(0), 1);
    }
    machine("two", MadeFolders.plan(4)).close();
    Exception other = assertThrows(WrongUseException.class, () -> collect(""));
    assertTrue(other.getMessage().contains("another plan"), other.getMessage());
    assertEquals(List.of("batch.json"), names());
  }
}
