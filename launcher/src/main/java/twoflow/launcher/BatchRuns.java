package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.core.cli.ExitCode;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.launcher.batch.Attempt;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.OlderRun;
import twoflow.launcher.batch.PlannedRun;
import twoflow.launcher.batch.RunMaker;

/** Makes runs of a batch as {@code lab demo} does. Safe for several threads. */
final class BatchRuns implements RunMaker {

  /** The report's: the run is not complete. */
  private static final int NOT_COMPLETE = 3;

  private final Installation lab;
  private final BatchFolder folder;
  private final BatchNetwork network;
  private final Optional<BatchLesson> lesson;
  private final RunPorts ports = RunPorts.usual();

  /**
   * @param network in which the runs are
   * @param lesson makes questions of each run
   */
  BatchRuns(
      Installation lab, BatchFolder folder, BatchNetwork network, Optional<BatchLesson> lesson) {
    this.lab = lab;
    this.folder = folder;
    this.network = network;
    this.lesson = lesson;
  }

  @Override
  public Attempt make(PlannedRun run) throws InterruptedException {
    List<String> notes = Collections.synchronizedList(new ArrayList<>());
    try {
      if (Files.exists(folder.of(run))) {
        OlderRun.moveAside(folder.of(run), Clock.systemUTC());
      }
      return made(run, notes);
    } catch (SetupException e) {
      return new Attempt(e.exitCode(), notes.isEmpty() ? e.getMessage() : notes.getLast());
    } catch (IOException | WrongUseException e) {
      return new Attempt(ExitCode.FAILED, e.getMessage());
    }
  }

  private Attempt made(PlannedRun run, List<String> notes)
      throws IOException, InterruptedException, SetupException {
    String name = folder.path().getFileName() + "/" + run.name();
    DemoOutcome outcome;
    try (MadeInputs made = new MadeInputs()) {
      DemoPlan plan = plan(run, made);
      try (DemoRun demo =
          DemoRun.setUp(lab, name, plan, made, ports, new SilentDisplay(), notes::add)) {
        RoleArguments arguments = new RoleArguments(name, ports, 1, false, plan.options());
        outcome = demo.run(arguments, List.of("--brief"), buffer(plan));
      }
    }
    if (outcome.exitCode() != ExitCode.DONE) {
      return new Attempt(outcome.exitCode(), cause(run, outcome));
    }
    return lesson.isPresent() ? lesson.get().make(run) : Attempt.COMPLETE;
  }

  private DemoPlan plan(PlannedRun run, MadeInputs made) throws IOException {
    Optional<RunSeed> seed = Optional.of(run.seed());
    RunInputs inputs = made.seeded(lab.root(), run.seed());
    Optional<NetworkKind> wish = Optional.of(network.kind());
    if (run.scenario().isEmpty()) {
      RoleArguments.More none = new RoleArguments.More(List.of(), List.of(), List.of(), false);
      return DemoPlan.of(inputs, none, wish, network.own(), seed);
    }
    ScenarioRun scenario = ScenarioRun.of(lab, run.scenario().get(), seed);
    return DemoPlan.of(
        scenario, scenario.inputs(inputs, made), wish, network.own(), seed, lab, ports);
  }

  private static CaptureBuffer buffer(DemoPlan plan) {
    return plan.scenario().map(ScenarioRun::captureBuffer).orElseGet(CaptureBuffer::ofSeed);
  }

  private String cause(PlannedRun run, DemoOutcome outcome) {
    Path verdict = folder.of(run).resolve("verdict.json");
    String words = outcome.cause().orElse("exit code " + outcome.exitCode());
    if (outcome.exitCode() != NOT_COMPLETE || Files.notExists(verdict)) {
      return words;
    }
    try {
      JsonNode failures = JsonMapper.shared().readTree(verdict.toFile()).path("failures");
      String titles =
          failures.valueStream().map(BatchRuns::words).collect(Collectors.joining("; "));
      return titles.isEmpty() ? words : titles;
    } catch (JacksonException e) {
      return words;
    }
  }

  /** What went wrong, with the check that shows it. */
  private static String words(JsonNode failure) {
    String check = failure.path("checks").path(0).asString("");
    return failure.path("title").asString("") + (check.isEmpty() ? "" : " (" + check + ")");
  }
}
