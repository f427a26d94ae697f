package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.payload.Printable;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;

/** {@code lab scenarios}: what can be made to happen, and what of it cannot here. */
final class ScenariosCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Lists the scenarios: name, title, and why one cannot run here."),
          List.of("", "Example:", "  ./lab demo --scenario loss"));

  private final Installation lab;

  ScenariosCommand(Installation lab) {
    super("scenarios", HELP);
    this.lab = lab;
  }

  /** A line of the list. */
  private record Line(String name, String title, Optional<String> whyNot) {}

  @Override
  protected int run() throws IOException, InterruptedException {
    List<Line> lines = new ArrayList<>();
    for (Path file : new ScenarioFolder(lab.scenarios()).all()) {
      Scenario scenario = Scenario.read(file);
      lines.add(new Line(ScenarioFolder.name(file), scenario.title(), whyNot(scenario)));
    }
    if (lines.isEmpty()) {
      System.out.println("lab: there are no scenarios in " + lab.scenarios());
      return ExitCode.DONE;
    }
    int name = lines.stream().mapToInt(line -> line.name().length()).max().getAsInt();
    for (Line line : lines) {
      String not = line.whyNot().map(words -> " (not here: " + words + ")").orElse("");
      String words = Printable.message(line.title() + not);
      System.out.printf("%-" + name + "s  %s%n", line.name(), words);
    }
    return ExitCode.DONE;
  }

  /** Tries it out in a network that is gone at once; nothing listens on its ports. */
  private Optional<String> whyNot(Scenario scenario) throws IOException, InterruptedException {
    Optional<String> system = OperatingSystem.here().whyNot(scenario);
    if (system.isPresent() || !scenario.needs().contains(Need.PRIVATE)) {
      return system;
    }
    return PrivateNetwork.ofThisUser(lab)
        .preparedBy(new ScenarioNetwork(scenario).command(lab, Flow::defaultPort))
        .whyNot();
  }
}
