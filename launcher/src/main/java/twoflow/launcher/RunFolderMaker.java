package twoflow.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;
import twoflow.core.run.RunNameRule;
import twoflow.core.run.WrongUseException;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.OlderRun;

/**
 * Makes the folder of a run as {@code captures/sidecar/new-run.sh} does, for systems without a
 * shell: with {@code events/} and copies of the inputs, byte for byte. An older run of that name is
 * moved aside; nothing is ever overwritten.
 */
final class RunFolderMaker {

  /** Making a run's folder is quick: whoever holds the guard for longer must have been killed. */
  private static final Duration GUARD_LIMIT = Duration.ofSeconds(5);

  private static final Duration GUARD_PAUSE = Duration.ofMillis(100);

  private final RunInputs inputs;
  private final Path captures;
  private final Clock clock;
  private final PrintStream err;

  /**
   * @param inputs the input files, with the folder of {@code captures}
   * @param err gets a line when an older run was moved or an input was made
   */
  RunFolderMaker(RunInputs inputs, Clock clock, PrintStream err) {
    this.inputs = inputs;
    this.captures = inputs.root().resolve("captures");
    this.clock = clock;
    this.err = err;
  }

  /**
   * Makes {@code captures/<run>}.
   *
   * @return the mark that the run lives
   * @throws WrongUseException when the name is not allowed, the folder is no run's, or its run
   *     still lives; then nothing is changed
   * @throws InterruptedException when the program is to stop
   */
  RunLock make(String run) throws IOException, InterruptedException {
    RunNameRule rule = RunNameRule.load();
    if (!rule.allows(run) || !isInPlace(captures.resolve(run))) {
      throw new WrongUseException("run '" + run + "': " + rule.words());
    }
    Path folder = captures.resolve(run);
    Files.createDirectories(captures);
    RunLock lock;
    // If two runs start at once, one makes the folder and the other one sees it.
    Path guard = takeGuard();
    try {
      checkFolder(run, folder);
      for (Flow flow : Flow.values()) {
        makeInput(flow);
      }
      moveAside(run, folder);
      Files.createDirectory(folder);
      lock = RunLock.take(folder, clock);
    } finally {
      Files.deleteIfExists(guard);
    }
    Files.createDirectory(folder.resolve("events"));
    for (Flow flow : Flow.values()) {
      Files.copy(inputs.of(flow), folder.resolve(flow.csvName()));
    }
    return lock;
  }

  /** Whether a run may be there: in captures, or in the folder of a batch. */
  private boolean isInPlace(Path folder) {
    return folder.getParent().equals(captures) || BatchFolder.isOne(folder.getParent());
  }

  private Path takeGuard() throws IOException, InterruptedException {
    // No run can have this name.
    Path guard = captures.resolve(".new-run~");
    for (long i = 0; i < GUARD_LIMIT.dividedBy(GUARD_PAUSE) && !isLeft(guard); i++) {
      try {
        return Files.createDirectory(guard);
      } catch (FileAlreadyExistsException e) {
        Thread.sleep(GUARD_PAUSE);
      }
    }
    return guard;
  }

  private boolean isLeft(Path guard) throws IOException {
    try {
      Instant made = Files.getLastModifiedTime(guard).toInstant();
      return made.plus(GUARD_LIMIT).isBefore(clock.instant());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void checkFolder(String run, Path folder) throws IOException {
    // A dangling link has no content.
    if (!Files.exists(folder)) {
      return;
    }
    if (!RunFolders.isRun(folder)) {
      throw new WrongUseException(
          "run '"
              + run
              + "': captures/"
              + run
              + " is no run's folder and stays as it is: use another name");
    }
    if (RunLock.isHeld(folder)) {
      throw new WrongUseException(
          "run '"
              + run
              + "' is still running, captures/"
              + run
              + " stays as it is: wait for its end, or use another name");
    }
  }

  private void makeInput(Flow flow) throws IOException {
    Path input = inputs.of(flow);
    if (inputs.named(flow).isEmpty()
        && Files.notExists(input)
        && RowFile.createSample(input, flow)) {
      err.println("lab: " + flow.csvName() + " was missing: created with sample rows");
    }
  }

  private void moveAside(String run, Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Path aside = OlderRun.moveAside(folder, clock);
      err.println("lab: the older run is now captures/" + aside.getFileName());
    } catch (FileSystemException e) {
      // Windows does not move a folder while a file in it is open.
      throw new IOException(
          "the older run captures/"
              + run
              + " cannot be moved aside ("
              + e.getMessage()
              + "): close what has a file of it open, such as Wireshark, or use another name",
          e);
    }
  }
}
