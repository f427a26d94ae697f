package twoflow.launcher;

import java.util.Optional;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;

/**
 * The operating system on which runs are made.
 *
 * @param name as Java calls it
 */
record OperatingSystem(String name) {

  /** This one. */
  static OperatingSystem here() {
    return new OperatingSystem(System.getProperty("os.name"));
  }

  /** Whether a run can have a network of its own, if the programs for it are installed. */
  boolean isLinux() {
    return name.equals("Linux");
  }

  /** Why a scenario cannot run on it, whatever is installed; empty when it can. */
  Optional<String> whyNot(Scenario scenario) {
    boolean needsLinux =
        scenario.needs().contains(Need.LINUX) || scenario.needs().contains(Need.PRIVATE);
    return needsLinux && !isLinux()
        ? Optional.of("it needs Linux, and this is " + name)
        : Optional.empty();
  }
}
