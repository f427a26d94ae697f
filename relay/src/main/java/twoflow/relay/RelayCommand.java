package twoflow.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.run.WrongUseException;

/** The command line of {@code relay}. */
@Command(
    name = "relay",
    description =
        "Pairs the connections of each flow in order of arrival and copies bytes both ways.",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: the lab's two flows, one pair each, then the end",
      "  relay --flow CHAT=9001 --flow VOIP=9002 --sessions 1 --pair-timeout 60s"
    })
final class RelayCommand extends RoleCommand {

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--flow",
      paramLabel = "NAME=PORT",
      defaultValue = "CHAT=9001,VOIP=9002",
      split = ",",
      converter = FlowPort.Converter.class,
      description =
          "A flow and its port, repeatable; port 0 picks one (default: ${DEFAULT-VALUE}).")
  private List<FlowPort> flows;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pairs per flow before it ends; 0 = until stopped (default: ${DEFAULT-VALUE}).")
  private long sessions;

  @Option(
      names = "--pair-timeout",
      paramLabel = "TIME",
      defaultValue = "0",
      description =
          "End with exit code 1 when a flow waits this long for a pair; 0 = never (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration pairTimeout;

  @Option(
      names = "--log-payload",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Log each forwarded piece with its payload (default: ${DEFAULT-VALUE}).")
  private boolean logPayload;

  @Override
  protected String role() {
    return "relay";
  }

  @Override
  protected RoleRun prepare(Logger log) throws IOException {
    checkOptions();
    List<FlowListener> listeners = new ArrayList<>();
    try {
      for (FlowPort flow : flows) {
        listeners.add(FlowListener.open(flow, bind));
      }
      warnIfReachable(log);
    } catch (IOException e) {
      for (FlowListener listener : listeners) {
        listener.close();
      }
      throw e;
    }
    return context -> run(context, listeners);
  }

  private void run(RoleContext context, List<FlowListener> listeners)
      throws IOException, InterruptedException {
    for (FlowListener listener : listeners) {
      context.out().println("listening " + listener.name() + " " + listener.address());
    }
    Observers observers =
        new Observers(
            List.of(
                new EventObserver(context.events()), new LogObserver(context.log(), logPayload)));
    Pairing pairing = new Pairing(sessions, pairTimeout);
    try (Relay relay = new Relay(listeners, pairing, observers, context.clock(), context.log())) {
      relay.run(context.stop());
    } finally {
      for (FlowListener listener : listeners) {
        context.out().println("relay: " + listener.summary());
      }
    }
  }

  private void checkOptions() {
    if (sessions < 0) {
      throw new WrongUseException("--sessions: 0 or more is needed, not " + sessions);
    }
    if (sessions == 0 && !pairTimeout.isZero()) {
      throw new WrongUseException(
          "--pair-timeout contradicts --sessions 0: it never ends by itself");
    }
    Set<String> names = new HashSet<>();
    Set<Integer> ports = new HashSet<>();
    for (FlowPort flow : flows) {
      if (!names.add(flow.name()) || flow.port() != 0 && !ports.add(flow.port())) {
        throw new WrongUseException(
            "--flow " + flow.name() + "=" + flow.port() + ": the name or the port is given twice");
      }
    }
  }

  private void warnIfReachable(Logger log) throws UnknownHostException {
    if (!InetAddress.getByName(bind).isLoopbackAddress()) {
      log.warn("--bind {}: other machines may reach the relay", bind);
    }
  }
}
