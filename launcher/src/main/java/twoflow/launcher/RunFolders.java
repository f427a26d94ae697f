package twoflow.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import twoflow.core.run.WrongUseException;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.OlderRun;

/**
 * The runs in {@code captures}.
 *
 * @param lab where the lab is
 */
record RunFolders(Installation lab) {

  /** What a run leaves: a folder with one of these, or with nothing, is a run's. */
  private static final List<String> MARKS =
      List.of(
          RunLock.FILE,
          "events",
          "capture.log",
          "chat_messages.csv",
          "voip_messages.csv",
          "two-flow.pcap",
          "two-flow.pcapng",
          "tap.pcapng");

  /** Whether a folder is a run's. */
  static boolean isRun(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || BatchFolder.isOne(folder)) {
      return false;
    }
    if (MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)))) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The folders of all runs and batches, but not what links lead to. */
  List<Path> all() throws IOException {
    Path captures = captures();
    if (!Files.isDirectory(captures)) {
      return List.of();
    }
    List<Path> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(captures)) {
      for (Path folder : folders.sorted().toList()) {
        if (isFolder(folder) && (isRun(folder) || BatchFolder.isOne(folder))) {
          runs.add(folder);
        }
      }
    }
    return runs;
  }

  /** The older runs in a batch's folder. */
  static List<Path> olderIn(Path batch) throws IOException {
    try (Stream<Path> folders = Files.list(batch)) {
      return folders.filter(RunFolders::isFolder).filter(OlderRun::isOne).sorted().toList();
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The folder of a run.
   *
   * @param run its name, or a folder
   * @throws WrongUseException when there is none
   */
  Path find(Path run) {
    Path named = captures().resolve(run);
    boolean ofBatch = run.getNameCount() == 2 && BatchFolder.isOne(named.getParent());
    if ((run.getNameCount() == 1 || ofBatch) && !run.isAbsolute() && Files.isDirectory(named)) {
      return named;
    }
    if (Files.isDirectory(run)) {
      return run;
    }
    throw new WrongUseException("there is no run " + run + ": lab runs shows what there is");
  }

  /** Those of some folders whose run or batch still goes on. */
  Set<Path> living(List<Path> all) throws IOException, InterruptedException {
    Set<Path> living = new HashSet<>();
    List<Path> folders = new ArrayList<>();
    for (Path folder : all) {
      if (!BatchFolder.isOne(folder)) {
        folders.add(folder);
      } else if (BatchFolder.goesOn(folder)) {
        living.add(folder);
      }
    }
    if (!HostShell.isHere()) {
      for (Path folder : folders) {
        if (RunLock.isHeld(folder)) {
          living.add(folder);
        }
      }
      return living;
    }
    String script = ". \"$0\"; for f; do ! run_lives \"$f\" || printf '%s\\n' \"$f\"; done";
    List<String> command = new ArrayList<>(List.of("sh", "-c", script));
    command.add(lab.sidecar().resolve("run-lock.sh").toString());
    folders.forEach(folder -> command.add(folder.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    try (InputStream output = process.getInputStream()) {
      new String(output.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Path::of)
          .forEach(living::add);
    }
    process.waitFor();
    return living;
  }

  private Path captures() {
    return lab.root().resolve("captures");
  }
}
