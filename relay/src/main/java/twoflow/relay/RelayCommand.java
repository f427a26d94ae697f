package twoflow.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.event.EventLog;
import twoflow.core.run.WrongUseException;
import twoflow.relay.tap.TapFile;

/** The command line of {@code relay}. */
@Command(
    name = "relay",
    description =
        "Pairs the connections of each flow in order of arrival and copies bytes both ways.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
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
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "" + Pairing.DEFAULT_MAX_CONNECTIONS,
      description =
          "Peers at once, over all flows; one more is refused (default: ${DEFAULT-VALUE}).")
  private int maxConnections;

  @Option(
      names = "--tap",
      paramLabel = "FILE.pcapng",
      description =
          "Write TCP frames made up around the forwarded bytes to this pcapng, where nothing may"
              + " capture; it must not exist yet.")
  private Path tap;

  @Option(
      names = "--log-payload",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Log each forwarded piece with its payload, at most "
              + LogObserver.MAX_SHOWN_BYTES
              + " bytes of it (default: ${DEFAULT-VALUE}).")
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
    List<RelayObserver> observers = new ArrayList<>();
    if (context.events() != EventLog.NONE) {
      observers.add(new EventObserver(context.events()));
    }
    observers.add(new LogObserver(context.log(), logPayload));
    if (tap == null) {
      relay(context, listeners, observers);
    } else {
      tapped(context, listeners, observers);
    }
  }

  private void tapped(
      RoleContext context, List<FlowListener> listeners, List<RelayObserver> observers)
      throws IOException, InterruptedException {
    TapFile file = new TapFile(tap, context.log()::error);
    try (file) {
      context
          .log()
          .info(
              "tap: writing synthesised frames to {}: made from the forwarded bytes, not captured"
                  + " from the wire",
              tap);
      observers.add(new TapObserver(file::record));
      relay(context, listeners, observers);
    } finally {
      file.deleteIfUnused();
    }
  }

  private void relay(
      RoleContext context, List<FlowListener> listeners, List<RelayObserver> observers)
      throws IOException, InterruptedException {
    new WarmUp(context.clock()).run();
    for (FlowListener listener : listeners) {
      context.log().info("{} listens on {}", listener.name(), listener.address());
      context.out().println("listening " + listener.name() + " " + listener.address());
    }
    Pairing pairing = new Pairing(sessions, pairTimeout, maxConnections);
    Observers all = new Observers(List.copyOf(observers));
    try (Relay relay = new Relay(listeners, pairing, all, context.clock(), context.log())) {
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
    FlowPort.requireDistinct(flows);
    if (maxConnections < 2 * flows.size()) {
      throw new WrongUseException(
          "--max-connections: a pair per flow needs %d, not %d"
              .formatted(2 * flows.size(), maxConnections));
    }
  }

  private void warnIfReachable(Logger log) throws UnknownHostException {
    if (!InetAddress.getByName(bind).isLoopbackAddress()) {
      log.warn("--bind {}: other machines may reach the relay", bind);
    }
  }
}
