package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.core.run.WrongUseException;

/**
 * {@code captures/BATCH}, as long as its runs are made. Each run has a folder in it.
 *
 * <pre>{@code
 * BATCH/
 *   batch.json      the plan; locked as long as the batch goes on
 *   RUN/            a run's folder, with made.json
 *   keys/RUN/       the answers to the run's lesson
 *   summary.csv, summary.html, labels.csv
 * }</pre>
 */
public final class BatchFolder implements AutoCloseable {

  /** A small run takes 1.5 MB. */
  private static final long RUN_BYTES = 2_000_000;

  private final Path path;
  private final Shard shard;
  private final FileChannel file;

  private BatchFolder(Path path, Shard shard, FileChannel file) {
    this.path = path;
    this.shard = shard;
    this.file = file;
  }

  /** The file that makes a folder a batch's; it is written once, at its begin. */
  public static final String PLAN = PlanFile.NAME;

  /** The folder that has the answers to the runs' lessons. */
  static final String KEYS = "keys";

  /** Whether a folder is a batch's. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(PlanFile.NAME));
  }

  /** Whether a batch goes on. */
  public static boolean goesOn(Path folder) throws IOException {
    try (FileChannel file =
        FileChannel.open(folder.resolve(PlanFile.NAME), StandardOpenOption.WRITE)) {
      return lock(file, Shard.WHOLE).isEmpty();
    }
  }

  /**
   * Makes the folder of a batch, or takes up the one that is there.
   *
   * @param path the folder
   * @param resume whether it may be there
   * @throws WrongUseException when it is there and may not be, is another plan's or none, or goes
   *     on
   */
  public static BatchFolder open(Path path, BatchPlan plan, Shard shard, boolean resume)
      throws IOException {
    PlanFile planFile = new PlanFile(path);
    // Those who make parts of it cannot know who is the first.
    boolean joins = resume || !shard.isWhole();
    if (Files.exists(path)) {
      // In this order: another part may begin it meanwhile.
      if (!(joins && isEmpty(path)) && !isOne(path)) {
        throw new WrongUseException(
            path + " is no batch's folder and stays as it is: use another name");
      }
      if (!joins) {
        throw new WrongUseException(
            path + " is there and stays as it is: --resume makes what is missing of it");
      }
    }
    Files.createDirectories(path);
    planFile.writeOrCheck(plan);
    FileChannel file = FileChannel.open(path.resolve(PlanFile.NAME), StandardOpenOption.WRITE);
    if (lock(file, shard).isEmpty()) {
      file.close();
      throw new WrongUseException(path + " goes on: wait for its end, or use another name");
    }
    return new BatchFolder(path, shard, file);
  }

  /** How many runs of a batch are complete, in a few words. */
  public static String words(Path folder) throws IOException {
    int made = 0;
    int complete = 0;
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path run : runs) {
        Optional<MadeRun> found =
            OlderRun.isOne(run) ? Optional.empty() : new MadeRunFile(run).read();
        made += found.isPresent() ? 1 : 0;
        complete += found.map(MadeRun::last).filter(Attempt::complete).isPresent() ? 1 : 0;
      }
    }
    int failed = made - complete;
    return "batch, " + complete + " complete" + (failed == 0 ? "" : ", " + failed + " FAILED");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The whole excludes all, a part only itself. A lock may be behind a file's content. */
  private static Optional<FileLock> lock(FileChannel file, Shard shard) throws IOException {
    long position = shard.isWhole() ? 0 : shard.number();
    long size = shard.isWhole() ? Long.MAX_VALUE : 1;
    try {
      return Optional.ofNullable(file.tryLock(position, size, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** The folder of a run. */
  public Path of(PlannedRun run) {
    return path.resolve(run.name());
  }

  /** The folder for the answers to a run's lesson. */
  public Path keysOf(PlannedRun run) {
    return path.resolve(KEYS).resolve(run.name());
  }

  /** A file on all runs, or on those of this part. */
  Path summary(String name, String ending) {
    return path.resolve(name + shard.suffix() + ending);
  }

  /** What was made of a run; empty if it was not made to its end. */
  Optional<MadeRun> made(PlannedRun run) throws IOException {
    return new MadeRunFile(of(run)).read();
  }

  /** Whether a run is complete, and needs not be made again. */
  boolean isComplete(PlannedRun run) throws IOException {
    return new MadeRunFile(of(run)).isOfCompleteRun();
  }

  /**
   * Looks whether anything can still be written.
   *
   * @throws IOException with a line for the user when the disk is full
   */
  void checkSpace() throws IOException {
    if (Files.getFileStore(path).getUsableSpace() < RUN_BYTES) {
      throw new IOException(
          "the disk of " + path + " is full: make room, then --resume makes what is missing");
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
