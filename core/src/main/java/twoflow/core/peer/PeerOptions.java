package twoflow.core.peer;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--relay",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where the relay runs (default: ${DEFAULT-VALUE}).")
  private String relay;

  @Option(
      names = "--chat-port",
      paramLabel = "PORT",
      defaultValue = "9001",
      description = "The relay's port for CHAT (default: ${DEFAULT-VALUE}).")
  private int chatPort;

  @Option(
      names = "--voip-port",
      paramLabel = "PORT",
      defaultValue = "9002",
      description = "The relay's port for VOIP (default: ${DEFAULT-VALUE}).")
  private int voipPort;

  @Option(
      names = "--flows",
      paramLabel = "FLOW",
      split = ",",
      defaultValue = "CHAT,VOIP",
      description = "The flows to connect (default: ${DEFAULT-VALUE}).")
  private List<Flow> flows;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "The rows to send (default: chat_messages.csv or voip_messages.csv, made with sample rows"
              + " when it is missing).")
  private Path csv;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "Source address of the connections, such as 127.0.0.11.")
  private InetAddress from;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to try to reach the relay (default: ${DEFAULT-VALUE}).")
  private Duration connectTimeout;

  @Option(
      names = "--pace",
      paramLabel = "fixed|csv",
      defaultValue = "fixed",
      description = "Send at fixed intervals, or by the timestamps (default: ${DEFAULT-VALUE}).")
  private PaceKind pace;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1.0",
      description = "With --pace csv: 2.0 sends in half the time (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--epoch",
      paramLabel = "TIMESTAMP",
      description =
          "With --pace csv: the timestamp to count from (default: the first row's; in a run the"
              + " earlier one of its two files').")
  private LocalDateTime epoch;

  /** The relay's host. */
  public String relay() {
    return relay;
  }

  /** The flows to connect, in the order of their ports' declaration. */
  public Set<Flow> flows() {
    return EnumSet.copyOf(flows);
  }

  /** The relay's port for a flow. */
  public int port(Flow flow) {
    return flow == Flow.CHAT ? chatPort : voipPort;
  }

  /** The file that was named. */
  public Optional<Path> csv() {
    return Optional.ofNullable(csv);
  }

  /** The source address that was named. */
  public Optional<InetAddress> from() {
    return Optional.ofNullable(from);
  }

  /** How long to try to reach the relay. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** What rules when rows are sent. */
  public PaceKind pace() {
    return pace;
  }

  /** What the pace demands of the input file. */
  public RowCheck rowCheck() {
    return pace == PaceKind.CSV ? new TimestampOrder(Optional.ofNullable(epoch)) : RowCheck.NONE;
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
    if (pace == PaceKind.FIXED) {
      return fixed;
    }
    return new CsvPace(epoch == null ? input.epoch(file) : epoch, speed, writeInterval);
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
            "--"
                + (flow == Flow.CHAT ? "chat" : "voip")
                + "-port: a port is 1 to "
                + MAX_PORT
                + ", not "
                + port(flow));
      }
    }
    if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
      throw new WrongUseException(
          "--speed: a factor from 0.001 to 1000000 is needed, not " + speed);
    }
  }
}
