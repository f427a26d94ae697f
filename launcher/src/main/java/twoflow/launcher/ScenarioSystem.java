package twoflow.launcher;

import java.util.Optional;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;

/**
 * The operating system on which a scenario is to run.
 *
 * @param name as Java calls it
 */
record ScenarioSystem(String name) {

  private static final String LINUX = "Linux";

  /** This one. */
  static ScenarioSystem here() {
    return new ScenarioSystem(System.getProperty("os.name"));
  }

  /** Why a scenario cannot run on it, whatever is installed; empty when it can. */
  Optional<String> whyNot(Scenario scenario) {
    boolean needsLinux =
        scenario.needs().contains(Need.LINUX) || scenario.needs().contains(Need.PRIVATE);
    return needsLinux && !name.equals(LINUX)
        ? Optional.of("it needs Linux, and this is " + name)
        : Optional.empty();
  }
}
