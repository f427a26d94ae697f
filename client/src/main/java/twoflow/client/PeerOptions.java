package twoflow.client;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/** The options that both clients have. */
public final class PeerOptions {

  private final Setting<String> relay;
  private final RelayPorts ports;
  private final Setting<List<Flow>> flows;
  private final Setting<Path> csv;
  private final Setting<InetAddress> from;
  private final Setting<Duration> connectTimeout;
  private final PaceOptions pace;
  private final RowChoices rows;
  private final TcpChoices tcp;

  /** Adds them to a command's options. */
  public PeerOptions(OptionSet options) {
    OptionSet connect = options.of(OptionGroup.CONNECT);
    relay =
        connect.value(
            String.class,
            "--relay",
            "HOST",
            "127.0.0.1",
            "Where the relay runs (default: ${DEFAULT-VALUE}).");
    ports = new RelayPorts(options, "");
    flows =
        connect.list(
            Flow.class,
            "--flows",
            "FLOW",
            "CHAT,VOIP",
            "The flows to connect (default: ${DEFAULT-VALUE}).");
    csv =
        options
            .of(OptionGroup.SEND)
            .value(
                Path.class,
                "--csv",
                "FILE",
                "The rows to send (default: chat_messages.csv or voip_messages.csv, made with sample"
                    + " rows when it is missing).");
    from =
        connect.value(
            InetAddress.class,
            "--from",
            "ADDRESS",
            "Source address of the connections, such as 127.0.0.11.");
    connectTimeout =
        connect.value(
            Duration.class,
            "--connect-timeout",
            "TIME",
            "30s",
            "How long to try to reach the relay (default: ${DEFAULT-VALUE}).");
    pace = new PaceOptions(options);
    rows = new RowChoices(options);
    tcp = new TcpChoices(options);
  }

  /** What its connections do otherwise than usual. */
  TcpChoices tcp() {
    return tcp;
  }

  /** What happens at rows otherwise than usual. */
  RowChoices rows() {
    return rows;
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
    return ports.of(flow);
  }

  /** The file that was named. */
  public Optional<Path> csv() {
    return csv.asOptional();
  }

  /** The source address that was named. */
  public Optional<InetAddress> from() {
    return from.asOptional();
  }

  /** How long to try to reach the relay. */
  public Duration connectTimeout() {
    return connectTimeout.value();
  }

  /** What rules when rows are sent. */
  public PaceKind pace() {
    return pace.kind();
  }

  /** What has no meaning unless rows are sent from a file. */
  public Setting<?>[] ofFiles() {
    return Stream.concat(Stream.of(rows.ofFiles()), Stream.of(pace.allAnd(csv)))
        .toArray(Setting<?>[]::new);
  }

  /** What has no meaning unless rows are sent as text. */
  public Setting<?> ofExchanges() {
    return rows.awaitReply();
  }

  /** What has no meaning unless timestamps rule. */
  public Setting<?>[] ofTimestamps() {
    return pace.ofTimestamps();
  }

  /** What the sender does otherwise than its pace says. */
  public SendingRules sendingRules() {
    return rows.sending();
  }

  /** What the pace demands of the input file. */
  public RowCheck rowCheck() {
    return pace.rowCheck();
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
    return pace.paceOf(file, input, fixed, writeInterval);
  }

  /**
   * Checks the values that parsing cannot check.
   *
   * @throws WrongUseException when one is out of its range
   */
  public void checkRanges() {
    ports.checkRange(flows());
    pace.checkRange();
    tcp.checkRanges();
    rows.checkRanges();
    if (rows.echoes() && tcp.halfCloseAfter().isPresent()) {
      throw new WrongUseException(
          "--half-close-after contradicts --echo: a reply may be due later");
    }
  }
}
