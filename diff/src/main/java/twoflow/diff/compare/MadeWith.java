package twoflow.diff.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.core.payload.Printable;
import twoflow.core.scenario.Scenario;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeedFile;

/** With what two runs were made, and whether they are complete: causes of what differs below. */
record MadeWith(ComparedRun first, ComparedRun second) {

  private static final int MAX_TITLE_CHARS = 20;
  private static final String NOT_COMPLETE = "NOT COMPLETE";

  /** What differs; and that a run is not complete. */
  List<Item> items() throws IOException {
    return Stream.of(
            Item.of("rows from seed", seed(first), seed(second), "other rows"),
            Item.of("scenario", scenario(first), scenario(second), sameScenario(), "other options"),
            Item.of("capture by", capturedBy(first), capturedBy(second), "the tap tells less"),
            Item.of("verdict", verdict(first), verdict(second), "see ./lab report"))
        .filter(item -> !item.equal() || item.second().equals(NOT_COMPLETE))
        .toList();
  }

  private static String seed(ComparedRun run) throws IOException {
    Optional<RunSeed> seed = new SeedFile(folder(run)).read();
    return seed.map(from -> Long.toString(from.value())).orElse("-");
  }

  /** The lab's own titles begin with a word or two and a colon. */
  private static String scenario(ComparedRun run) {
    return run.analysis()
        .scenario()
        .map(scenario -> Printable.of(scenario.title()).split(":", 2)[0])
        .map(title -> title.substring(0, Math.min(MAX_TITLE_CHARS, title.length())))
        .orElse("-");
  }

  private boolean sameScenario() throws IOException {
    Path ours = folder(first).resolve(Scenario.RUN_FILE);
    Path theirs = folder(second).resolve(Scenario.RUN_FILE);
    if (!Files.exists(ours) || !Files.exists(theirs)) {
      return Files.exists(ours) == Files.exists(theirs);
    }
    return Files.mismatch(ours, theirs) < 0;
  }

  private static String capturedBy(ComparedRun run) {
    return run.analysis().capture().summary().tap() ? "the relay's tap" : "tcpdump";
  }

  private static String verdict(ComparedRun run) {
    return run.analysis().verdict().complete() ? "complete" : NOT_COMPLETE;
  }

  private static Path folder(ComparedRun run) {
    return run.analysis().files().folder();
  }
}
