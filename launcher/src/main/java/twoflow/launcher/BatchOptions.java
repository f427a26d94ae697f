package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.run.RunNameRule;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.launcher.batch.BatchPlan;
import twoflow.launcher.batch.Shard;
import twoflow.launcher.batch.StudentsFile;
import twoflow.launcher.batch.Subjects;

/** The options that say which runs a batch has, and how many go at once. */
final class BatchOptions {

  private final Setting<String> name;
  private final Setting<Integer> runs;
  private final Setting<Long> seed;
  private final Setting<Path> students;
  private final Setting<List<Path>> scenarios;
  private final Setting<Integer> parallel;
  private final Setting<Boolean> resume;
  private final Setting<Boolean> lesson;
  private final Setting<String> shard;
  private final Setting<Path> collect;
  private final Setting<Boolean> check;

  /** Adds them to a command's options. */
  BatchOptions(OptionSet options) {
    name =
        options.value(
            String.class, "--name", "NAME", "Name of the batch; its files are in captures/NAME.");
    runs =
        options
            .of(OptionGroup.SEND)
            .value(Integer.class, "--runs", "N", "So many runs, with the seeds S, S+1, S+2, ...");
    seed =
        options
            .of(OptionGroup.SEND)
            .value(
                Long.class,
                "--seed",
                "S",
                "1",
                "The first run's seed (default: ${DEFAULT-VALUE}); the run of seed 7 is that of lab demo"
                    + " --seed 7.");
    students =
        options
            .of(OptionGroup.SEND)
            .value(
                Path.class,
                "--students",
                "FILE.csv",
                "A run for each student: a line id or id,name each. The seed comes from the ID, and the"
                    + " folder is called after it.");
    scenarios =
        options
            .of(OptionGroup.SEND)
            .list(
                Path.class,
                "--scenario",
                "NAME|FILE",
                null,
                "Each run with each of these scenarios, divided by commas.");
    parallel =
        options.value(
            Integer.class,
            "--parallel",
            "K",
            "So many runs at once (default: what cores and memory bear).");
    resume =
        options.flag("--resume", "Make what is missing or not complete of a batch that is there.");
    lesson =
        options.flag(
            "--lesson",
            "Make a worksheet of each run, too; what has the answers goes to captures/NAME/keys/.");
    shard =
        options.value(
            String.class,
            "--shard",
            "I/N",
            "Make only part I of N equal ones, such as 2/3, and go on with it if it is there: for one of"
                + " several machines.");
    collect =
        options.value(
            Path.class,
            "--collect",
            "FOLDER",
            "Take the complete runs from FOLDER/MACHINE/NAME first, and make what is missing then. A run"
                + " that two machines made is compared.");
    check = options.flag("--check", "Show which runs there would be, and start nothing.");
  }

  /**
   * The plan that they make.
   *
   * @throws WrongUseException when they contradict each other, or make none
   */
  BatchPlan plan() throws IOException {
    checkName();
    if (parallel.isGiven() && parallel.value() < 1) {
      throw new WrongUseException("--parallel: 1 or more is needed, not " + parallel.value());
    }
    return new BatchPlan(subjects(), scenarios.asOptional().orElse(List.of()), lesson.value());
  }

  private Subjects subjects() throws IOException {
    if (students.isGiven()) {
      if (runs.isGiven() || seed.isGiven()) {
        throw new WrongUseException(
            (runs.isGiven() ? runs : seed).name()
                + " contradicts --students, which says how many runs there are and their seeds");
      }
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
    if (name.asOptional().isEmpty()) {
      throw new WrongUseException("--name NAME is needed: what the batch is called");
    }
    RunNameRule rule = RunNameRule.load();
    if (!rule.allows(name.value()) || name.value().contains("/")) {
      throw new WrongUseException("--name " + name.value() + ": " + rule.words());
    }
  }

  /** What the batch is called. */
  String name() {
    return name.value();
  }

  /** The part of the plan that is to be made. */
  Shard part() {
    return shard.isGiven() ? Shard.parse(shard.value()) : Shard.WHOLE;
  }

  /** How many runs at once; empty for as many as the machine bears. */
  Optional<Integer> atOnce() {
    return parallel.asOptional();
  }

  /** Whether the batch may be there already. */
  boolean resumes() {
    return resume.value() || collect.isGiven() || shard.isGiven();
  }

  /** The folder with what other machines made. */
  Optional<Path> collected() {
    return collect.asOptional();
  }

  /** Whether nothing is to be started. */
  boolean checksOnly() {
    return check.value();
  }
}
