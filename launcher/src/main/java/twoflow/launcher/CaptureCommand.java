package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Setting;
import twoflow.core.row.RowCheck;

/** {@code lab capture}: makes a run and captures it, for roles in terminals of their own. */
final class CaptureCommand extends RunCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Makes a run and captures it, until its relay has ended."),
          List.of(
              "",
              "Then start the roles, each in a terminal of its own and with --run NAME:",
              "  ./lab relay, ./lab client-chat, ./lab client-voip"));

  private final Setting<String> networkInterface;

  /**
   * @param root the folder of the inputs and of {@code captures}
   */
  CaptureCommand(Path root) {
    super("capture", HELP, root);
    networkInterface =
        options
            .of(OptionGroup.CONNECT)
            .value(
                String.class,
                "--interface",
                "NAME",
                Capture.LOOPBACK,
                "Capture on this network interface: for clients on other machines, the one by which"
                    + " they reach the relay (default: ${DEFAULT-VALUE}).");
  }

  @Override
  protected int makeRun(RunPorts ports) throws IOException, InterruptedException, SetupException {
    if (networkInterface.isGiven()) {
      PreFlight.checkInterface(networkInterface.value());
    }
    PreFlight preFlight = new PreFlight(run.inputs(root));
    preFlight.checkInputs(() -> RowCheck.NONE);
    PreFlight.checkPorts(ports);
    StandardOutput out = new StandardOutput(System.out, run.run());
    Installation lab = Installation.of(root);
    try (RunSetup setup = RunSetup.make(lab, run.run(), run.inputs(root), System.err::println);
        ChildGroup children = new ChildGroup(root, new VerbatimDisplay(out))) {
      Capture capture =
          Capture.start(
              children,
              new HostNetwork(),
              lab,
              setup.folder(),
              ports,
              networkInterface.value(),
              CaptureBuffer.LARGE);
      try {
        return capture.awaitEnd(children);
      } finally {
        children.endAll();
        capture.sayOutcome(System.err::println);
      }
    }
  }
}
