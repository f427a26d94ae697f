package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import twoflow.client.RelayPorts;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;

/** The options of every command that makes a run. */
final class RunOptions {

  private final Setting<String> run;
  private final Setting<Path> chatCsv;
  private final Setting<Path> voipCsv;
  private final RelayPorts ports;

  /** Adds them to a command's options. */
  RunOptions(OptionSet options) {
    run =
        options.value(
            String.class,
            "--run",
            "NAME",
            "two-flow",
            "Name of the run; its files are in captures/NAME, and an older run of that name is moved"
                + " aside (default: ${DEFAULT-VALUE}).");
    chatCsv = csv(options, Flow.CHAT);
    voipCsv = csv(options, Flow.VOIP);
    ports = new RelayPorts(options, "; 0 picks a free one");
  }

  private static Setting<Path> csv(OptionSet options, Flow flow) {
    return options
        .of(OptionGroup.SEND)
        .value(
            Path.class,
            "--" + flow.name().toLowerCase(Locale.ROOT) + "-csv",
            "FILE",
            "The "
                + flow
                + " rows (default: "
                + flow.csvName()
                + " in the lab's folder, made with sample rows when it is missing).");
  }

  /**
   * The run's input files.
   *
   * @param root the folder of the default ones
   */
  RunInputs inputs(Path root) {
    return new RunInputs(root, chatCsv.asOptional(), voipCsv.asOptional());
  }

  /** The option that names the rows of a flow. */
  Setting<Path> csv(Flow flow) {
    return flow == Flow.CHAT ? chatCsv : voipCsv;
  }

  /** The run's name. */
  String run() {
    return run.value();
  }

  /**
   * The relay's ports.
   *
   * @throws IOException when one was to be picked, and none is free
   */
  RunPorts ports() throws IOException {
    return new RunPorts(ports);
  }

  /**
   * Checks what parsing cannot check.
   *
   * @throws WrongUseException when the ports cannot be those of a run
   */
  void check() {
    EnumSet<Flow> chosen = EnumSet.allOf(Flow.class);
    chosen.removeIf(flow -> ports.of(flow) == RunPorts.ANY);
    ports.checkRange(chosen);
    int chat = ports.of(Flow.CHAT);
    if (chosen.size() > 1 && chat == ports.of(Flow.VOIP)) {
      throw new WrongUseException("--chat-port and --voip-port are the same: " + chat);
    }
  }
}
