package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import twoflow.core.file.FolderTree;
import twoflow.core.run.WrongUseException;

/**
 * Takes the complete runs that several machines made of one plan into one folder.
 *
 * <pre>{@code
 * COLLECTED/MACHINE/BATCH/RUN/   what each machine has in its captures/
 * }</pre>
 *
 * A run that was made twice is kept as it was taken first, and compared with the other. Nothing in
 * the machines' folders is changed.
 */
public final class Collector {

  private final BatchFolder folder;
  private final RunComparison comparison;
  private final Consumer<String> messages;
  private int taken;
  private int equal;
  private int different;

  /**
   * @param folder gets the runs
   * @param messages gets lines for the user
   */
  public Collector(BatchFolder folder, RunComparison comparison, Consumer<String> messages) {
    this.folder = folder;
    this.comparison = comparison;
    this.messages = messages;
  }

  /**
   * Takes them.
   *
   * @param collected has a folder for each machine
   * @param part which runs
   * @return whether no run was made twice with a difference
   * @throws WrongUseException when no machine has this batch, or one has another plan
   */
  public boolean collect(Path collected, BatchPlan plan, Shard part)
      throws IOException, InterruptedException {
    List<Path> batches = batches(collected);
    for (Path batch : batches) {
      new PlanFile(batch).check(plan);
    }
    for (Path batch : batches) {
      for (Iterator<PlannedRun> runs = plan.runs(part).iterator(); runs.hasNext(); ) {
        collect(batch, runs.next());
      }
    }
    messages.accept(
        "lab: %d runs were taken from %d machines"
            .formatted(taken, batches.size())
            .concat(equal == 0 ? "" : "; " + equal + " were made twice and are equal")
            .concat(different == 0 ? "" : "; " + different + " were made twice and DIFFER"));
    return different == 0;
  }

  private List<Path> batches(Path collected) throws IOException {
    Path name = folder.path().getFileName();
    List<Path> batches = new ArrayList<>();
    if (Files.isDirectory(collected)) {
      try (DirectoryStream<Path> machines = Files.newDirectoryStream(collected)) {
        machines.forEach(machine -> batches.add(machine.resolve(name)));
      }
    }
    batches.removeIf(batch -> !BatchFolder.isOne(batch));
    if (batches.isEmpty()) {
      throw new WrongUseException(
          collected + " has no folder MACHINE/" + name + " with a " + BatchFolder.PLAN);
    }
    batches.sort(null);
    return batches;
  }

  private void collect(Path batch, PlannedRun run) throws IOException, InterruptedException {
    Path made = batch.resolve(run.name());
    if (!new MadeRunFile(made).isOfCompleteRun() || Files.isSameFile(batch, folder.path())) {
      return;
    }
    if (!folder.isComplete(run)) {
      take(made, batch.resolve(BatchFolder.KEYS).resolve(run.name()), run);
      taken++;
      return;
    }
    Path kept = folder.of(run);
    if (isCopy(kept, made)) {
      return;
    }
    Optional<String> difference = comparison.difference(kept, made);
    if (difference.isEmpty()) {
      equal++;
      return;
    }
    different++;
    messages.accept(
        "%s was made twice: %s; %s stays: ./lab diff %s %s"
            .formatted(run.name(), difference.get(), kept, kept, made));
  }

  /** Whether it is the same capture, collected before: two have other times. */
  private static boolean isCopy(Path kept, Path made) throws IOException {
    Path ours = kept.resolve(RunFigures.PACKETS);
    Path theirs = made.resolve(RunFigures.PACKETS);
    return Files.exists(ours) && Files.exists(theirs) && Files.mismatch(ours, theirs) == -1;
  }

  /** The run's folder comes whole or not at all. */
  private void take(Path made, Path keys, PlannedRun run) throws IOException {
    Path unfinished = Files.createTempDirectory(folder.path(), ".collect-");
    try {
      Path copy = unfinished.resolve(run.name());
      new FolderTree(made).copyTo(copy);
      takeKeys(keys, folder.keysOf(run));
      if (Files.exists(folder.of(run))) {
        OlderRun.moveAside(folder.of(run), Clock.systemUTC());
      }
      Files.move(copy, folder.of(run));
    } finally {
      new FolderTree(unfinished).remove();
    }
  }

  /** The answers are those of this capture: older ones are wrong. */
  private static void takeKeys(Path made, Path keys) throws IOException {
    if (Files.exists(keys)) {
      new FolderTree(keys).remove();
    }
    if (Files.exists(made)) {
      Files.createDirectories(keys.getParent());
      new FolderTree(made).copyTo(keys);
    }
  }
}
