package twoflow.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Setting;
import twoflow.core.file.FolderTree;
import twoflow.core.run.WrongUseException;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.OlderRun;

/** {@code lab clean}: removes runs, after asking. */
final class CleanCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Removes the older runs: those that were moved aside because a newer run got their"
                  + " name. It shows them and asks first.",
              ""),
          List.of());

  private final Setting<List<Path>> named =
      options.add(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .paramLabel("RUN")
              .type(List.class)
              .auxiliaryTypes(Path.class)
              .description("Remove these runs instead.")
              .build());
  private final Setting<Boolean> all =
      options.flag("--all", "Remove all runs but those that go on.");
  private final Setting<Boolean> yes = options.flag(new String[] {"-y", "--yes"}, "Do not ask.");

  private final RunFolders folders;

  CleanCommand(RunFolders folders) {
    super("clean", HELP);
    this.folders = folders;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    List<RunInfo> runs = chosen();
    if (runs.isEmpty()) {
      System.out.println("lab: there is nothing to remove");
      return ExitCode.DONE;
    }
    for (RunInfo run : runs) {
      System.out.println(
          "  " + run.name() + "  " + run.verdict() + "  " + RunInfo.size(run.bytes()));
    }
    long bytes = runs.stream().mapToLong(RunInfo::bytes).sum();
    if (!yes.value() && !agreed(runs.size(), bytes)) {
      System.out.println("lab: nothing was removed");
      return ExitCode.DONE;
    }
    for (RunInfo run : runs) {
      remove(run.folder());
    }
    System.out.println("lab: removed " + counted(runs.size()) + ", " + RunInfo.size(bytes));
    return ExitCode.DONE;
  }

  private List<RunInfo> chosen() throws IOException, InterruptedException {
    List<Path> names = named.asOptional().orElse(List.of());
    if (!names.isEmpty() && all.value()) {
      throw new WrongUseException("--all removes all runs: name none");
    }
    List<Path> candidates = new ArrayList<>(folders.all());
    Set<Path> living = folders.living(candidates);
    if (!all.value()) {
      for (Path folder : List.copyOf(candidates)) {
        if (BatchFolder.isOne(folder) && !living.contains(folder)) {
          candidates.addAll(RunFolders.olderIn(folder));
        }
      }
    }
    for (Path name : names) {
      if (candidates.stream().noneMatch(folder -> folder.endsWith(name))) {
        throw new WrongUseException("there is no run " + name + ": lab runs shows what there is");
      }
    }
    List<RunInfo> chosen = new ArrayList<>();
    for (Path folder : candidates) {
      boolean isNamed = names.stream().anyMatch(folder::endsWith);
      if (isNamed && living.contains(folder)) {
        throw new WrongUseException("run " + folder.getFileName() + " goes on and stays");
      }
      boolean isOlder = OlderRun.isOne(folder);
      if (!living.contains(folder) && (isNamed || all.value() || names.isEmpty() && isOlder)) {
        chosen.add(RunInfo.of(folder, false));
      }
    }
    return chosen;
  }

  private static boolean agreed(int count, long bytes) throws IOException {
    System.out.print("Remove " + counted(count) + ", " + RunInfo.size(bytes) + "? [y/N] ");
    System.out.flush();
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String answer = answers.readLine();
    if (answer == null) {
      System.out.println();
    }
    return answer != null && answer.strip().matches("(?i)y|yes");
  }

  private static String counted(int runs) {
    return runs == 1 ? "1 run" : runs + " runs";
  }

  private static void remove(Path folder) throws IOException {
    try {
      new FolderTree(folder).remove();
    } catch (FileSystemException e) {
      throw new IOException(e.getFile() + " cannot be removed (" + e + ")", e);
    }
  }
}
