package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.StudentId;

class BatchPlanTest {

  private static BatchPlan seeds(long first, int count, String... scenarios) {
    List<Path> paths = List.of(scenarios).stream().map(Path::of).toList();
    return new BatchPlan(new Subjects.Seeds(first, count), paths, false);
  }

  private static List<String> names(BatchPlan plan, Shard shard) {
    return plan.runs(shard).map(PlannedRun::name).toList();
  }

  @Test
  void shouldNameRunsByTheirSeedsInTheOrderOfTheirNumbers() {
    BatchPlan plan = seeds(8, 3);
    assertEquals(List.of("seed-08", "seed-09", "seed-10"), names(plan, Shard.WHOLE));
    assertEquals(
        List.of(8L, 9L, 10L), plan.runs(Shard.WHOLE).map(run -> run.seed().value()).toList());
    assertEquals(List.of("seed-7"), names(seeds(7, 1), Shard.WHOLE));
  }

  @Test
  void shouldMakeEachSeedWithEachScenario() {
    BatchPlan plan = seeds(1, 2, "loss", "my/own.yml");
    assertEquals(
        List.of("loss-seed-1", "own-seed-1", "loss-seed-2", "own-seed-2"),
        names(plan, Shard.WHOLE));
    assertEquals(4, plan.size(Shard.WHOLE));
    assertEquals(
        Optional.of(Path.of("my/own.yml")),
        plan.runs(Shard.WHOLE).skip(1).findFirst().orElseThrow().scenario());
  }

  @Test
  void shouldTakeTheSeedOfAStudentFromTheId() {
    Student anna = new Student(new StudentId("anna"), Optional.of("Anna"));
    BatchPlan plan = new BatchPlan(new Subjects.Students(List.of(anna)), List.of(), true);
    PlannedRun run = plan.runs(Shard.WHOLE).findFirst().orElseThrow();
    assertEquals("anna", run.name());
    assertEquals(RunSeed.ofStudent("anna").value(), run.seed().value());
    assertEquals(Optional.of(anna), run.student());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 11})
  void shouldGiveEachRunToOneShard(int count) {
    BatchPlan plan = seeds(1, 10);
    TreeSet<String> all = new TreeSet<>();
    int runs = 0;
    for (int number = 1; number <= count; number++) {
      Shard shard = new Shard(number, count);
      List<String> names = names(plan, shard);
      assertEquals(plan.size(shard), names.size());
      runs += names.size();
      all.addAll(names);
    }
    assertEquals(10, runs);
    assertEquals(names(plan, Shard.WHOLE), List.copyOf(all));
  }

  @Test
  void shouldPlanAMillionRuns() {
    BatchPlan plan = seeds(1, 1_000_000);
    assertEquals(
        1_000_000, plan.runs(Shard.WHOLE).filter(run -> run.name().length() == 12).count());
  }

  @Test
  void shouldRefuseAPlanWithoutRunsOrWithTwoOfOneName() {
    assertThrows(WrongUseException.class, () -> seeds(1, 0));
    assertThrows(WrongUseException.class, () -> seeds(1, 1_000_001));
    assertThrows(WrongUseException.class, () -> seeds(1, 2, "loss", "loss"));
    assertThrows(WrongUseException.class, () -> seeds(1, 2, "a/loss.yml", "b/loss.yml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "1/0", "1", "a/b", "-1/3", "1/3/5", ""})
  void shouldRefuseAShardThatIsNone(String text) {
    assertThrows(WrongUseException.class, () -> Shard.parse(text));
  }
}
