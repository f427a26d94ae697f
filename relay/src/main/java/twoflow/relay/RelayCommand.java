package twoflow.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import picocli.CommandLine.Model.OptionSpec;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;
import twoflow.core.event.EventLog;
import twoflow.core.net.TcpOptions;
import twoflow.core.run.WrongUseException;
import twoflow.relay.impair.ImpairOption;
import twoflow.relay.tap.TapFile;

/** The command line of {@code relay}. */
final class RelayCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Pairs the connections of each flow in order of arrival and copies bytes both ways."),
          List.of(
              "",
              "Example: the lab's two flows, one pair each, then the end",
              "  relay --flow CHAT=9001 --flow VOIP=9002 --sessions 1 --pair-timeout 60s"));

  private final Setting<String> bind =
      options
          .of(OptionGroup.CONNECT)
          .value(
              String.class,
              "--bind",
              "ADDRESS",
              "127.0.0.1",
              "Address to listen on (default: ${DEFAULT-VALUE}).");

  private final Setting<List<FlowPort>> flows =
      options
          .of(OptionGroup.CONNECT)
          .list(
              new FlowPort.Converter(),
              "--flow",
              "NAME=PORT",
              "CHAT=9001,VOIP=9002",
              "A flow and its port, repeatable; port 0 picks one (default: ${DEFAULT-VALUE}).");

  private final Setting<Long> sessions =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Long.class,
              "--sessions",
              "N",
              "1",
              "Pairs per flow before it ends; 0 = until stopped (default: ${DEFAULT-VALUE}).");

  private final Setting<Duration> pairTimeout =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Duration.class,
              "--pair-timeout",
              "TIME",
              "0",
              "End with exit code 1 when a flow waits this long for a pair; 0 = never (default:"
                  + " ${DEFAULT-VALUE}).");

  private final Setting<Integer> maxConnections =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--max-connections",
              "N",
              "" + SessionLimits.DEFAULT_MAX_CONNECTIONS,
              "Peers at once, over all flows; one more is refused (default: ${DEFAULT-VALUE}).");

  private final Setting<List<ImpairOption>> impairments =
      options
          .of(OptionGroup.CONNECT)
          .list(
              new ImpairOption.Converter(),
              "--impair",
              ImpairOption.FORM,
              null,
              "Forward these bytes of a flow in parts of so many bytes (default: 1), or hold them and"
                  + " forward them as one piece; repeatable. Scenarios use it.");

  private final Setting<Boolean> delayedAck =
      options
          .of(OptionGroup.CONNECT)
          .flag("--delayed-ack", "Let TCP's ACKs wait for some 40 ms (Linux). Scenarios use it.");

  private final Setting<Duration> listenAfter =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Duration.class,
              "--listen-after",
              "TIME",
              "0",
              "Listen so long after it is ready; until then, who connects is refused (default:"
                  + " ${DEFAULT-VALUE}). Scenarios use it.");

  private final Setting<Path> tap =
      options
          .of(OptionGroup.FILES)
          .value(
              Path.class,
              "--tap",
              "FILE.pcapng",
              "Write TCP frames made up around the forwarded bytes to this pcapng, where nothing may"
                  + " capture; it must not exist yet.");

  private final Setting<Boolean> logPayload =
      options
          .of(OptionGroup.OUTPUT)
          .add(
              OptionSpec.builder("--log-payload")
                  .type(boolean.class)
                  .negatable(true)
                  .defaultValue("true")
                  .fallbackValue("true")
                  .description(
                      "Log each forwarded piece with its payload, at most "
                          + LogObserver.MAX_SHOWN_BYTES
                          + " bytes of it (default: ${DEFAULT-VALUE}).")
                  .build());

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new RelayCommand(), args);
  }

  RelayCommand() {
    super("relay", HELP);
  }

  @Override
  protected String role() {
    return "relay";
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    checkOptions();
    warnIfReachable(log);
    List<FlowListener> listeners = listensLater() ? List.of() : open();
    return context -> run(context, listeners);
  }

  private boolean listensLater() {
    return !listenAfter.value().isZero();
  }

  private List<FlowListener> open() throws IOException {
    List<FlowListener> listeners = new ArrayList<>();
    try {
      for (FlowPort flow : flows.value()) {
        listeners.add(FlowListener.open(flow, bind.value(), impairments(), delayedAck.value()));
      }
    } catch (IOException e) {
      for (FlowListener listener : listeners) {
        listener.close();
      }
      throw e;
    }
    return listeners;
  }

  /** Lets the ports be closed for a while: whoever connects gets a RST (RFC 9293, 3.10.7.1). */
  private List<FlowListener> openLater(RoleContext context)
      throws IOException, InterruptedException {
    String time = listenAfter.value().toMillis() + " ms";
    for (FlowPort flow : flows.value()) {
      String address = bind.value() + ":" + flow.port();
      context.log().info("{} listens on {} in {}", flow.name(), address, time);
      context.out().println("closed " + flow.name() + " " + address);
    }
    context.start().await();
    context.clock().sleepUntil(context.clock().nowNs() + listenAfter.value().toNanos());
    return open();
  }

  private void run(RoleContext context, List<FlowListener> listeners)
      throws IOException, InterruptedException {
    List<RelayObserver> observers = new ArrayList<>();
    if (context.events() != EventLog.NONE) {
      observers.add(new EventObserver(context.events()));
    }
    observers.add(new LogObserver(context.log(), logPayload.value()));
    if (tap.isGiven()) {
      runTapped(context, listeners, observers);
    } else {
      runRelay(context, listeners, observers);
    }
  }

  private void runTapped(
      RoleContext context, List<FlowListener> listeners, List<RelayObserver> observers)
      throws IOException, InterruptedException {
    TapFile file = new TapFile(tap.value(), context.log()::error);
    try (file) {
      context
          .log()
          .info(
              "tap: writing synthesised frames to {}: made from the forwarded bytes, not captured"
                  + " from the wire",
              tap.value());
      observers.add(new TapObserver(file::record));
      runRelay(context, listeners, observers);
    } finally {
      file.deleteIfUnused();
    }
  }

  private void runRelay(
      RoleContext context, List<FlowListener> ready, List<RelayObserver> observers)
      throws IOException, InterruptedException {
    new WarmUp(context.clock()).run();
    List<FlowListener> listeners = listensLater() ? openLater(context) : ready;
    for (FlowListener listener : listeners) {
      context.log().info("{} listens on {}", listener.name(), listener.address());
      context.out().println("listening " + listener.name() + " " + listener.address());
    }
    SessionLimits limits =
        new SessionLimits(sessions.value(), pairTimeout.value(), maxConnections.value());
    Observers all = new Observers(List.copyOf(observers));
    try (Relay relay = new Relay(listeners, limits, all, context.clock(), context.log())) {
      relay.run(context.stop());
    } finally {
      for (FlowListener listener : listeners) {
        context.out().println("relay: " + listener.summary());
      }
    }
  }

  private void checkOptions() throws IOException {
    if (sessions.value() < 0) {
      throw new WrongUseException("--sessions: 0 or more is needed, not " + sessions.value());
    }
    if (sessions.value() == 0 && !pairTimeout.value().isZero()) {
      throw new WrongUseException(
          "--pair-timeout contradicts --sessions 0: it never ends by itself");
    }
    if (delayedAck.value() && !TcpOptions.canDelayAcks()) {
      throw new WrongUseException(
          "--delayed-ack: a program cannot delay ACKs on this system, only on Linux");
    }
    FlowPort.requireDistinct(flows.value());
    if (listensLater() && flows.value().stream().anyMatch(flow -> flow.port() == 0)) {
      throw new WrongUseException("--listen-after: a port is needed that is known before, not 0");
    }
    ImpairOption.check(impairments(), flows.value().stream().map(FlowPort::name).toList());
    int pairOfEach = 2 * flows.value().size();
    if (maxConnections.value() < pairOfEach) {
      throw new WrongUseException(
          "--max-connections: a pair per flow needs %d, not %d"
              .formatted(pairOfEach, maxConnections.value()));
    }
  }

  private List<ImpairOption> impairments() {
    return impairments.asOptional().orElse(List.of());
  }

  private void warnIfReachable(Supplier<Logger> log) throws UnknownHostException {
    if (!InetAddress.getByName(bind.value()).isLoopbackAddress()) {
      log.get().warn("--bind {}: other machines may reach the relay", bind.value());
    }
  }
}
