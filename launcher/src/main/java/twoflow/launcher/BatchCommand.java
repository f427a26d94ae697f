package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.launcher.batch.Batch;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.BatchPlan;
import twoflow.launcher.batch.Collector;
import twoflow.launcher.batch.Counts;
import twoflow.launcher.batch.PlannedRun;
import twoflow.launcher.batch.RunMaker;
import twoflow.launcher.batch.Shard;
import twoflow.launcher.batch.Summary;
import twoflow.launcher.batch.TextDisplay;

/** {@code lab batch}: many runs, and a summary of them. */
final class BatchCommand extends LauncherSubcommand {

  /** A run is not complete, or was made twice and differs. */
  private static final int NOT_COMPLETE = 3;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Makes many runs and a summary of them: on Linux some at once, each in a network of its"
                  + " own; elsewhere one after the other. captures/NAME/ gets a folder for each run, summary.csv, summary.html and"
                  + " labels.csv.",
              ""),
          List.of(
              "",
              "Exit codes: 0 all runs are complete; 3 one is not, or was made twice and differs; 1 failed;"
                  + " 2 wrong use.",
              "",
              "Example: a class, with a worksheet for each student",
              "  ./lab batch --name class --students class.csv --lesson"));

  private final BatchOptions chosen = new BatchOptions(options);
  private final Installation lab;

  BatchCommand(Installation lab) {
    super("batch", HELP);
    this.lab = lab;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    BatchPlan plan = chosen.plan();
    Shard part = chosen.part();
    long captureBytes = captureBytes(plan);
    if (chosen.checksOnly()) {
      plan.runs(part).map(PlannedRun::name).forEach(System.out::println);
      System.out.println("lab: " + plan.size(part) + " runs; nothing was started");
      return ExitCode.DONE;
    }
    BatchNetwork network = BatchNetwork.of(OperatingSystem.here(), PrivateNetwork.ofThisUser(lab));
    AtOnce atOnce = AtOnce.of(chosen.atOnce(), captureBytes, network);
    checkNetworks(plan, network);
    lab.makeCaptures(System.err);
    Path path = lab.root().resolve("captures").resolve(chosen.name());
    try (BatchFolder folder = BatchFolder.open(path, plan, part, chosen.resumes())) {
      boolean alike = collect(folder, plan, part);
      int runs = Math.max(1, Math.min(atOnce.runs(), plan.size(part)));
      System.out.println(
          "lab: " + plan.size(part) + " runs, " + runs + " at once (" + atOnce.reason() + ")");
      int exitCode = make(folder, plan, part, maker(plan, folder, network), runs);
      return alike ? exitCode : NOT_COMPLETE;
    }
  }

  private boolean collect(BatchFolder folder, BatchPlan plan, Shard part)
      throws IOException, InterruptedException {
    Optional<Path> collected = chosen.collected();
    return collected.isEmpty()
        || new Collector(folder, new BatchDiff(lab), System.out::println)
            .collect(collected.get(), plan, part);
  }

  private RunMaker maker(BatchPlan plan, BatchFolder folder, BatchNetwork network) {
    Optional<BatchLesson> lesson =
        plan.lesson() ? Optional.of(new BatchLesson(lab, folder)) : Optional.empty();
    return new BatchRuns(lab, folder, network, lesson);
  }

  private int make(BatchFolder folder, BatchPlan plan, Shard part, RunMaker maker, int atOnce)
      throws IOException, InterruptedException {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    TextDisplay display = new TextDisplay(System.out, terminal, System::nanoTime);
    Batch made =
        new Batch(
            folder, plan.runs(part).iterator(), plan.size(part), maker, display, System::nanoTime);
    Summary summary = new Summary(folder, plan, part);
    try {
      made.run(atOnce);
    } catch (IOException | InterruptedException e) {
      tellWhatThereIs(summary, made, e);
      throw e;
    } finally {
      display.end();
    }
    summary.write();
    summary.writeLabels();
    tell(made.counts(), summary);
    return made.counts().failed() == 0 ? ExitCode.DONE : NOT_COMPLETE;
  }

  private void tellWhatThereIs(Summary summary, Batch made, Exception stopped) {
    try {
      summary.write();
    } catch (IOException e) {
      // Such as on a full disk: why the batch was stopped counts more.
      stopped.addSuppressed(e);
    }
    tell(made.counts(), summary);
  }

  private void tell(Counts counts, Summary summary) {
    System.out.println(
        "lab: "
            + counts.complete()
            + " of "
            + counts.runs()
            + " runs are complete"
            + (counts.kept() == 0 ? "" : ", " + counts.kept() + " of them were before")
            + (counts.failed() == 0 ? "" : "; " + counts.failed() + " FAILED")
            + (counts.missing() == 0 ? "" : "; " + counts.missing() + " are missing (--resume)"));
    System.out.println(
        "  the summary: captures/" + chosen.name() + "/" + summary.page().getFileName());
  }

  /** Reads all scenarios. Returns what the largest buffer of a capture takes. */
  private long captureBytes(BatchPlan plan) throws IOException {
    if (plan.scenarios().isEmpty()) {
      return CaptureBuffer.ofSeed().memoryBytes();
    }
    long captureBytes = 0;
    for (Path scenario : plan.scenarios()) {
      captureBytes = Math.max(captureBytes, read(scenario, plan).captureBuffer().memoryBytes());
    }
    return captureBytes;
  }

  private ScenarioRun read(Path scenario, BatchPlan plan) throws IOException {
    Optional<RunSeed> first = plan.runs(Shard.WHOLE).findFirst().map(PlannedRun::seed);
    return ScenarioRun.of(lab, scenario, first);
  }

  private void checkNetworks(BatchPlan plan, BatchNetwork network)
      throws IOException, InterruptedException {
    RunPorts ports = RunPorts.usual();
    network.check(ports);
    for (Path scenario : plan.scenarios()) {
      ScenarioRun read = read(scenario, plan);
      if (network.kind() == NetworkKind.PRIVATE) {
        check(read, read.network(network.own(), lab, ports));
      }
    }
  }

  private static void check(ScenarioRun scenario, PrivateNetwork network)
      throws IOException, InterruptedException {
    Optional<String> whyNot = network.whyNot();
    if (whyNot.isPresent()) {
      throw new WrongUseException(scenario.option() + ": " + whyNot.get());
    }
  }
}
