package twoflow.core.peer;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.CsvPace;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.TimestampOrder;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/** The options that both clients have. */
public final class PeerOptions {

  private static final int MAX_PORT = 65_535;
  private static final double MIN_SPEED = 0.001;
  private static final double MAX_SPEED = 1_000_000;

  private final Setting<String> relay;
  private final Setting<Integer> chatPort;
  private final Setting<Integer> voipPort;
  private final Setting<List<Flow>> flows;
  private final Setting<Path> csv;
  private final Setting<InetAddress> from;
  private final Setting<Duration> connectTimeout;
  private final Setting<PaceKind> pace;
  private final Setting<Double> speed;
  private final Setting<LocalDateTime> epoch;

  /** Adds them to a command's options. */
  public PeerOptions(OptionSet options) {
    relay =
        options.value(
            String.class,
            "--relay",
            "HOST",
            "127.0.0.1",
            "Where the relay runs (default: ${DEFAULT-VALUE}).");
    chatPort = port(options, "--chat-port", "9001", Flow.CHAT);
    voipPort = port(options, "--voip-port", "9002", Flow.VOIP);
    flows =
        options.list(
            Flow.class,
            "--flows",
            "FLOW",
            "CHAT,VOIP",
            "The flows to connect (default: ${DEFAULT-VALUE}).");
    csv =
        options.value(
            Path.class,
            "--csv",
            "FILE",
            "The rows to send (default: chat_messages.csv or voip_messages.csv, made with sample"
                + " rows when it is missing).");
    from =
        options.value(
            InetAddress.class,
            "--from",
            "ADDRESS",
            "Source address of the connections, such as 127.0.0.11.");
    connectTimeout =
        options.value(
            Duration.class,
            "--connect-timeout",
            "TIME",
            "30s",
            "How long to try to reach the relay (default: ${DEFAULT-VALUE}).");
    pace =
        options.value(
            PaceKind.class,
            "--pace",
            "fixed|csv",
            "fixed",
            "Send at fixed intervals, or by the timestamps (default: ${DEFAULT-VALUE}).");
    speed =
        options.value(
            Double.class,
            "--speed",
            "FACTOR",
            "1.0",
            "With --pace csv: 2.0 sends in half the time (default: ${DEFAULT-VALUE}).");
    epoch =
        options.value(
            LocalDateTime.class,
            "--epoch",
            "TIMESTAMP",
            "With --pace csv: the timestamp to count from (default: the first row's; in a run the"
                + " earlier one of its two files').");
  }

  private static Setting<Integer> port(OptionSet options, String name, String fallback, Flow flow) {
    return options.value(
        Integer.class,
        name,
        "PORT",
        fallback,
        "The relay's port for " + flow + " (default: ${DEFAULT-VALUE}).");
  }

  /** The relay's host. */
  public String relay() {
    return relay.value();
  }

  /** The flows to connect, in the order of their ports' declaration. */
  public Set<Flow> flows() {
    return EnumSet.copyOf(flows.value());
  }

  /** The relay's port for a flow. */
  public int port(Flow flow) {
    return (flow == Flow.CHAT ? chatPort : voipPort).value();
  }

  /** The file that was named. */
  public Optional<Path> csv() {
    return csv.ifAny();
  }

  /** The source address that was named. */
  public Optional<InetAddress> from() {
    return from.ifAny();
  }

  /** How long to try to reach the relay. */
  public Duration connectTimeout() {
    return connectTimeout.value();
  }

  /** What rules when rows are sent. */
  public PaceKind pace() {
    return pace.value();
  }

  /** What has no meaning unless rows are sent from a file. */
  public Setting<?>[] ofFiles() {
    return new Setting<?>[] {csv, pace, speed, epoch};
  }

  /** What has no meaning unless timestamps rule. */
  public Setting<?>[] ofTimestamps() {
    return new Setting<?>[] {speed, epoch};
  }

  /** What the pace demands of the input file. */
  public RowCheck rowCheck() {
    return pace() == PaceKind.CSV ? new TimestampOrder(epoch.ifAny()) : RowCheck.NONE;
  }

  /**
   * The pace for a file.
   *
   * @param input where the file came from
   * @param fixed the pace when intervals are fixed
   * @param writeInterval with timestamps: the interval between a row's writes; empty spreads them
   */
  public Pace paceOf(
      RowFile file, CsvInput input, FixedPace fixed, Optional<Duration> writeInterval) {
    if (pace() == PaceKind.FIXED) {
      return fixed;
    }
    LocalDateTime start = epoch.ifAny().orElseGet(() -> input.epoch(file));
    return new CsvPace(start, speed.value(), writeInterval);
  }

  /**
   * Checks the values that parsing cannot check.
   *
   * @throws WrongUseException when one is out of its range
   */
  public void checkRanges() {
    for (Flow flow : flows()) {
      if (port(flow) < 1 || port(flow) > MAX_PORT) {
        throw new WrongUseException(
            (flow == Flow.CHAT ? chatPort : voipPort).name()
                + ": a port is 1 to "
                + MAX_PORT
                + ", not "
                + port(flow));
      }
    }
    double factor = speed.value();
    if (!(factor >= MIN_SPEED && factor <= MAX_SPEED)) {
      throw new WrongUseException(
          "--speed: a factor from 0.001 to 1000000 is needed, not " + factor);
    }
  }
}
