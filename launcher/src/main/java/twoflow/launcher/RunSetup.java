package twoflow.launcher;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import twoflow.core.row.Flow;

/**
 * The folder of a run that this process has made, and the mark that the run lives, which is there
 * as long as this process.
 */
final class RunSetup implements AutoCloseable {

  private final Path folder;
  private final Closeable holder;

  private RunSetup(Path folder, Closeable holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /**
   * Makes {@code captures/<run>} with copies of the inputs. An older run of that name is moved
   * aside.
   *
   * @param inputs the files to copy
   * @param notes gets a line when an older run was moved, an input was made, or the folder was not
   * @throws SetupException when the script refused it, and has said why
   */
  static RunSetup make(Installation lab, String run, RunInputs inputs, Consumer<String> notes)
      throws IOException, InterruptedException, SetupException {
    return HostShell.isHere() ? byScript(lab, run, inputs, notes) : byJava(run, inputs);
  }

  private static RunSetup byJava(String run, RunInputs inputs)
      throws IOException, InterruptedException {
    RunLock lock = new RunFolderMaker(inputs, Clock.systemUTC(), System.err).make(run);
    return new RunSetup(lock.folder(), lock::close);
  }

  private static RunSetup byScript(
      Installation lab, String run, RunInputs inputs, Consumer<String> notes)
      throws IOException, InterruptedException, SetupException {
    Path root = lab.root();
    Path scripts = lab.sidecar();
    String newRun = scripts.resolve("new-run.sh").toString();
    List<String> command = new ArrayList<>(List.of("sh", newRun, root.toString(), run));
    for (Flow flow : Flow.values()) {
      // '' is an input at its default place.
      command.add(inputs.named(flow).map(Path::toString).orElse(""));
    }
    Process maker = start(command, ProcessBuilder.Redirect.PIPE);
    maker.getOutputStream().close();
    try (BufferedReader errors = maker.errorReader(StandardCharsets.UTF_8)) {
      errors.lines().forEach(notes);
    }
    int exitCode = maker.waitFor();
    if (exitCode != 0) {
      throw new SetupException(exitCode);
    }
    Path folder = root.resolve("captures").resolve(run);
    // flock(2) is for scripts in containers, too, and Java has only the other kind of locks.
    String hold = ". \"$0\"; hold_run \"$1\"; exec cat";
    String lock = scripts.resolve("run-lock.sh").toString();
    Process holder =
        start(List.of("sh", "-c", hold, lock, folder.toString()), ProcessBuilder.Redirect.INHERIT);
    return new RunSetup(folder, () -> holder.getOutputStream().close());
  }

  private static Process start(List<String> command, ProcessBuilder.Redirect errors)
      throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(errors)
        .start();
  }

  /** The run's folder. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
