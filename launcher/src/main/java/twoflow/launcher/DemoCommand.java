package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.client.PaceKind;
import twoflow.client.PaceOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Setting;

/** {@code lab demo}: the whole run, from its folder to its report. */
final class DemoCommand extends RunCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Makes a whole run: the capture, the relay, both clients, and the report."),
          List.of(
              "",
              "Inputs are chat_messages.csv and voip_messages.csv in the lab's folder, made with",
              "sample rows when missing. captures/README.md says what a run leaves."));

  private final PaceOptions pace = new PaceOptions(options);
  private final Setting<Boolean> tap =
      options.flag("--tap", "Let the relay write its own tap.pcapng, too.");
  private final Setting<NetworkKind> network =
      options.value(
          NetworkKind.class,
          "--network",
          "host|private",
          "Where the run's connections are: on this machine's loopback, or on one of their own, where"
              + " everybody may capture and no port is taken (Linux). Default: host where this user"
              + " may capture, else private, else host with the relay's tap.");
  private final Setting<Boolean> check =
      options.flag("--check", "Check options, inputs and ports, and start nothing.");

  /**
   * @param root the folder of the inputs and of {@code captures}
   */
  DemoCommand(Path root) {
    super("demo", HELP, root);
  }

  @Override
  protected int makeRun(RunPorts ports) throws IOException, InterruptedException, SetupException {
    pace.checkRange();
    if (pace.kind() != PaceKind.CSV) {
      reject("needs --pace csv", pace.ofTimestamps());
    }
    PreFlight preFlight = new PreFlight(root, ports);
    preFlight.checkInputs(pace::rowCheck);
    if (network.value() == NetworkKind.PRIVATE) {
      checkPrivateNetwork();
    } else {
      preFlight.checkPorts();
    }
    if (check.value()) {
      System.out.println("lab: options, inputs and ports are right; nothing was started");
      return ExitCode.DONE;
    }
    return runDemo(ports);
  }

  private int runDemo(RunPorts ports) throws IOException, InterruptedException, SetupException {
    StandardOutput out = new StandardOutput(System.out, run.run());
    Installation lab = Installation.of(root);
    try (RunSetup setup = RunSetup.make(lab, run.run());
        ChildGroup children = new ChildGroup(root, out)) {
      CaptureStart captureStart = new CaptureStart(lab, setup.folder(), ports, children);
      return new Demo(
              new Roles(lab),
              setup.folder(),
              run.run(),
              ports,
              pace.arguments(),
              tap.value(),
              children,
              out)
          .run(captureStart.start(network.asOptional()));
    }
  }

  /** Before anything is made: what would be missing in the middle. */
  private static void checkPrivateNetwork() throws IOException, InterruptedException {
    Optional<String> whyNot = PrivateNetwork.ofThisUser().whyNot();
    if (whyNot.isPresent()) {
      throw new IOException("--network private: " + whyNot.get() + "; or take --network host");
    }
  }
}
