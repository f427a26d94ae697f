package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a run that this process has made, and the mark that the run lives, which is there
 * as long as this process.
 */
final class RunSetup implements AutoCloseable {

  private final Path folder;
  private final Process holder;

  private RunSetup(Path folder, Process holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /**
   * Makes {@code captures/<run>} with copies of the inputs. An older run of that name is moved
   * aside.
   *
   * @throws SetupException when the script refused it, and has said why
   */
  static RunSetup make(Roles roles, String run)
      throws IOException, InterruptedException, SetupException {
    Path root = roles.root();
    String newRun = roles.sidecar("new-run.sh").toString();
    // '' is an input at its default place.
    Process maker = start(List.of("sh", newRun, root.toString(), run, "", ""));
    maker.getOutputStream().close();
    int exitCode = maker.waitFor();
    if (exitCode != 0) {
      throw new SetupException(exitCode);
    }
    Path folder = root.resolve("captures").resolve(run);
    // flock(2) is for scripts in containers, too, and Java has only the other kind of locks.
    String hold = ". \"$0\"; hold_run \"$1\"; exec cat";
    String lock = roles.sidecar("run-lock.sh").toString();
    return new RunSetup(folder, start(List.of("sh", "-c", hold, lock, folder.toString())));
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The run's folder. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    holder.getOutputStream().close();
  }
}
