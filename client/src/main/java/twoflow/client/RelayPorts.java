package twoflow.client;

import java.util.Set;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;

/** The options that name the relay's port of each flow. */
public final class RelayPorts {

  private static final int MAX_PORT = 65_535;

  private final Setting<Integer> chat;
  private final Setting<Integer> voip;

  /**
   * Adds them to a command's options.
   *
   * @param more what their descriptions say besides, before the full stop
   */
  public RelayPorts(OptionSet options, String more) {
    chat = port(options, "--chat-port", "9001", Flow.CHAT, more);
    voip = port(options, "--voip-port", "9002", Flow.VOIP, more);
  }

  private static Setting<Integer> port(
      OptionSet options, String name, String fallback, Flow flow, String more) {
    return options
        .of(OptionGroup.CONNECT)
        .value(
            Integer.class,
            name,
            "PORT",
            fallback,
            "The relay's port for " + flow + " (default: ${DEFAULT-VALUE})" + more + ".");
  }

  /** The port of a flow. */
  public int of(Flow flow) {
    return option(flow).value();
  }

  /** The name of a flow's option, such as {@code --chat-port}. */
  public String optionName(Flow flow) {
    return option(flow).name();
  }

  /**
   * Checks what parsing cannot check.
   *
   * @param flows the flows that are used
   * @throws WrongUseException when the port of one of them is out of its range
   */
  public void checkRange(Set<Flow> flows) {
    for (Flow flow : flows) {
      if (of(flow) < 1 || of(flow) > MAX_PORT) {
        throw new WrongUseException(
            optionName(flow) + ": a port is 1 to " + MAX_PORT + ", not " + of(flow));
      }
    }
  }

  private Setting<Integer> option(Flow flow) {
    return flow == Flow.CHAT ? chat : voip;
  }
}
