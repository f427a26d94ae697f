package twoflow.launcher.batch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import twoflow.core.run.WrongUseException;

/**
 * The runs of a batch, in order: each subject with each scenario. They are made up as they are
 * asked for, so their number costs no memory.
 *
 * @param scenarios the scenarios' names or files; none for runs without
 * @param lesson whether each run gets questions
 */
public record BatchPlan(Subjects subjects, List<Path> scenarios, boolean lesson) {

  /** More cannot be looked through in a folder. */
  private static final int MAX_RUNS = 1_000_000;

  /**
   * Checks it.
   *
   * @throws WrongUseException when there is nothing to make, or two runs would have one folder
   */
  public BatchPlan {
    scenarios = List.copyOf(scenarios);
    long runs = (long) subjects.count() * Math.max(1, scenarios.size());
    if (runs < 1 || runs > MAX_RUNS) {
      throw new WrongUseException("a batch has 1 to " + MAX_RUNS + " runs, not " + runs);
    }
    Set<String> names = new HashSet<>();
    for (Path scenario : scenarios) {
      if (!names.add(nameOf(scenario))) {
        throw new WrongUseException("scenario " + nameOf(scenario) + " is named twice");
      }
    }
  }

  /** How many runs a part of it has. */
  public int size(Shard shard) {
    return Math.ceilDiv(size() - shard.number() + 1, shard.count());
  }

  /** How many runs it has. */
  public int size() {
    return subjects.count() * Math.max(1, scenarios.size());
  }

  /** The runs of a part of it, in order. */
  public Stream<PlannedRun> runs(Shard shard) {
    return IntStream.range(0, size(shard))
        .mapToObj(index -> run(shard.number() - 1 + index * shard.count()));
  }

  private PlannedRun run(int index) {
    if (scenarios.isEmpty()) {
      return subjects.run(index);
    }
    Path scenario = scenarios.get(index % scenarios.size());
    PlannedRun plain = subjects.run(index / scenarios.size());
    String name = FolderName.of(nameOf(scenario)) + "-" + plain.name();
    return new PlannedRun(name, plain.seed(), plain.student(), Optional.of(scenario));
  }

  /** The name of a scenario that is named or in a file. */
  static String nameOf(Path scenario) {
    return scenario.getFileName().toString().replaceFirst("\\.yml$", "");
  }
}
