package twoflow.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;

/** {@code lab runs}: what runs there are. */
final class RunsCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Lists the runs, the newest first: name, verdict, age, size."), List.of());

  private final RunFolders folders;
  private final Clock clock;

  RunsCommand(RunFolders folders, Clock clock) {
    super("runs", HELP);
    this.folders = folders;
    this.clock = clock;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    List<RunInfo> runs = new ArrayList<>();
    List<Path> all = folders.all();
    Set<Path> living = folders.living(all);
    for (Path folder : all) {
      runs.add(RunInfo.of(folder, living.contains(folder)));
    }
    runs.sort(Comparator.comparing(RunInfo::madeAt).reversed());
    print(runs, System.out, clock.instant());
    return ExitCode.DONE;
  }

  private static void print(List<RunInfo> runs, PrintStream out, Instant now) {
    if (runs.isEmpty()) {
      out.println("lab: there is no run yet: lab demo makes one");
      return;
    }
    int name = runs.stream().mapToInt(run -> run.name().length()).max().getAsInt();
    int verdict = runs.stream().mapToInt(run -> run.verdict().length()).max().getAsInt();
    String row = "%-" + name + "s  %-" + verdict + "s  %7s  %8s%n";
    for (RunInfo run : runs) {
      out.printf(row, run.name(), run.verdict(), run.age(now), RunInfo.size(run.bytes()));
    }
  }
}
