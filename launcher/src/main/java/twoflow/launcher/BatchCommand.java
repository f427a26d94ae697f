package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Setting;
import twoflow.core.run.RunNameRule;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.launcher.batch.Batch;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.BatchPlan;
import twoflow.launcher.batch.Counts;
import twoflow.launcher.batch.PlannedRun;
import twoflow.launcher.batch.RunMaker;
import twoflow.launcher.batch.Shard;
import twoflow.launcher.batch.StudentsFile;
import twoflow.launcher.batch.Subjects;
import twoflow.launcher.batch.Summary;
import twoflow.launcher.batch.TextDisplay;

/** {@code lab batch}: many runs, and a summary of them. */
final class BatchCommand extends LauncherSubcommand {

  /** A run is not complete. */
  private static final int NOT_COMPLETE = 3;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Makes many runs, some at once, each in a network of its own (Linux), and a summary of"
                  + " them. captures/NAME/ gets a folder for each run, summary.csv, summary.html and"
                  + " labels.csv.",
              ""),
          List.of(
              "",
              "Exit codes: 0 all runs are complete; 3 one is not; 1 failed; 2 wrong use.",
              "",
              "Example: a class, with a worksheet for each student",
              "  ./lab batch --name class --students class.csv --lesson"));

  private final Setting<String> name =
      options.value(
          String.class, "--name", "NAME", "Name of the batch; its files are in captures/NAME.");
  private final Setting<Integer> runs =
      options
          .of(OptionGroup.SEND)
          .value(Integer.class, "--runs", "N", "So many runs, with the seeds S, S+1, S+2, ...");
  private final Setting<Long> seed =
      options
          .of(OptionGroup.SEND)
          .value(
              Long.class,
              "--seed",
              "S",
              "1",
              "The first run's seed (default: ${DEFAULT-VALUE}); the run of seed 7 is that of lab demo"
                  + " --seed 7.");
  private final Setting<Path> students =
      options
          .of(OptionGroup.SEND)
          .value(
              Path.class,
              "--students",
              "FILE.csv",
              "A run for each student: a line id or id,name each. The seed comes from the ID, and the"
                  + " folder is called after it.");
  private final Setting<List<Path>> scenarios =
      options
          .of(OptionGroup.SEND)
          .list(
              Path.class,
              "--scenario",
              "NAME|FILE",
              null,
              "Each run with each of these scenarios, divided by commas.");
  private final Setting<Integer> parallel =
      options.value(
          Integer.class,
          "--parallel",
          "K",
          "So many runs at once (default: what cores and memory bear).");
  private final Setting<Boolean> resume =
      options.flag("--resume", "Make what is missing or not complete of a batch that is there.");
  private final Setting<Boolean> lesson =
      options.flag(
          "--lesson",
          "Make a worksheet of each run, too; what has the answers goes to captures/NAME/keys/.");
  private final Setting<String> shard =
      options.value(
          String.class,
          "--shard",
          "I/N",
          "Make only part I of N equal ones, such as 2/3, and go on with it if it is there: for one of"
              + " several machines.");
  private final Setting<Boolean> check =
      options.flag("--check", "Show which runs there would be, and start nothing.");

  private final Installation lab;

  BatchCommand(Installation lab) {
    super("batch", HELP);
    this.lab = lab;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    BatchPlan plan = plan();
    Shard part = shard.isGiven() ? Shard.parse(shard.value()) : Shard.WHOLE;
    checkName();
    checkScenarios(plan);
    if (check.value()) {
      plan.runs(part).map(PlannedRun::name).forEach(System.out::println);
      System.out.println("lab: " + plan.size(part) + " runs; nothing was started");
      return ExitCode.DONE;
    }
    PrivateNetwork network = PrivateNetwork.ofThisUser(lab);
    AtOnce atOnce = AtOnce.of(parallel.asOptional(), !plan.scenarios().isEmpty(), network);
    checkNetworks(plan, network);
    lab.makeCaptures(System.err);
    Path path = lab.root().resolve("captures").resolve(name.value());
    try (BatchFolder folder = BatchFolder.open(path, plan, part, resume.value())) {
      int runs = Math.max(1, Math.min(atOnce.runs(), plan.size(part)));
      System.out.println(
          "lab: " + plan.size(part) + " runs, " + runs + " at once (" + atOnce.reason() + ")");
      return make(folder, plan, part, new BatchRuns(lab, folder, network, lesson(folder)), runs);
    }
  }

  private Optional<BatchLesson> lesson(BatchFolder folder) {
    return lesson.value() ? Optional.of(new BatchLesson(lab, folder)) : Optional.empty();
  }

  private int make(BatchFolder folder, BatchPlan plan, Shard part, RunMaker maker, int atOnce)
      throws IOException, InterruptedException {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    TextDisplay display = new TextDisplay(System.out, terminal, System::nanoTime);
    Batch batch =
        new Batch(
            folder, plan.runs(part).iterator(), plan.size(part), maker, display, System::nanoTime);
    Summary summary = new Summary(folder, plan, part);
    try {
      batch.run(atOnce);
    } finally {
      // Whatever has happened: what is there is told.
      display.end();
      summary.write();
      tell(batch.counts());
    }
    summary.writeLabels();
    return batch.counts().failed() == 0 ? ExitCode.DONE : NOT_COMPLETE;
  }

  private void tell(Counts counts) {
    System.out.println(
        "lab: "
            + counts.complete()
            + " of "
            + counts.runs()
            + " runs are complete"
            + (counts.kept() == 0 ? "" : ", " + counts.kept() + " of them were before")
            + (counts.failed() == 0 ? "" : "; " + counts.failed() + " FAILED")
            + (counts.missing() == 0 ? "" : "; " + counts.missing() + " are missing (--resume)"));
    System.out.println("  the summary: captures/" + name.value() + "/summary.html");
  }

  private BatchPlan plan() throws IOException {
    if (name.asOptional().isEmpty()) {
      throw new WrongUseException("--name NAME is needed: what the batch is called");
    }
    if (parallel.isGiven() && parallel.value() < 1) {
      throw new WrongUseException("--parallel: 1 or more is needed, not " + parallel.value());
    }
    return new BatchPlan(subjects(), scenarios.asOptional().orElse(List.of()), lesson.value());
  }

  private Subjects subjects() throws IOException {
    if (students.isGiven()) {
      reject(
          "contradicts --students, which says how many runs there are and their seeds", runs, seed);
      return new Subjects.Students(StudentsFile.read(students.value()));
    }
    if (!runs.isGiven()) {
      throw new WrongUseException("--runs N or --students FILE.csv is needed: which runs to make");
    }
    try {
      RunSeed.of(seed.value());
      RunSeed.of(seed.value() + Math.max(0, runs.value() - 1));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--seed: " + e.getMessage());
    }
    return new Subjects.Seeds(seed.value(), runs.value());
  }

  private void checkName() {
    RunNameRule rule = RunNameRule.load();
    if (!rule.allows(name.value()) || name.value().contains("/")) {
      throw new WrongUseException("--name " + name.value() + ": " + rule.words());
    }
  }

  private void checkScenarios(BatchPlan plan) throws IOException {
    for (Path scenario : plan.scenarios()) {
      read(scenario, plan);
    }
  }

  private ScenarioRun read(Path scenario, BatchPlan plan) throws IOException {
    Optional<RunSeed> first = plan.runs(Shard.WHOLE).findFirst().map(PlannedRun::seed);
    return ScenarioRun.of(lab, scenario, first);
  }

  private void checkNetworks(BatchPlan plan, PrivateNetwork plain)
      throws IOException, InterruptedException {
    check("each run of a batch has a network of its own, but ", plain);
    for (Path scenario : plan.scenarios()) {
      ScenarioRun read = read(scenario, plan);
      check(read.option() + ": ", read.network(plain, lab, RunPorts.ofPrivateNetwork()));
    }
  }

  private static void check(String start, PrivateNetwork network)
      throws IOException, InterruptedException {
    Optional<String> whyNot = network.whyNot();
    if (whyNot.isPresent()) {
      throw new WrongUseException(start + whyNot.get());
    }
  }
}
