package twoflow.analysis.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import twoflow.core.payload.Printable;
import twoflow.core.row.RowFileException;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioException;

/**
 * The scenario by which a run was made.
 *
 * @param scenario what it says; empty when the run has none, or it cannot be read
 * @param fault why it cannot be read
 */
public record RunScenario(Optional<Scenario> scenario, Optional<String> fault) {

  /** Reads it from a run's folder. */
  public static RunScenario read(Path folder) throws IOException {
    if (Files.notExists(folder.resolve(Scenario.RUN_FILE))) {
      return new RunScenario(Optional.empty(), Optional.empty());
    }
    try {
      return new RunScenario(Optional.of(Scenario.ofRun(folder)), Optional.empty());
    } catch (ScenarioException | RowFileException e) {
      return new RunScenario(Optional.empty(), Optional.of(Printable.message(e.getMessage())));
    }
  }
}
