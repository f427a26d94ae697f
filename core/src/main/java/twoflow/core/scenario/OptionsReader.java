package twoflow.core.scenario;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.Flow;

/** Reads the options of the programs. */
final class OptionsReader {

  private static final double MIN_SPEED = 0.001;
  private static final double MAX_SPEED = 1_000_000;
  private static final int MAX_CHUNK_BYTES = 65_536;
  private static final int MIN_BUFFER_BYTES = 1024;
  private static final int MAX_BUFFER_BYTES = 1 << 20;
  private static final long MAX_ROW = 1_000_000_000;

  /** A client tries for 30 s. */
  private static final Duration LONGEST_CLOSED = Duration.ofSeconds(20);

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final String[] OF_CHAT = {
    SendOptions.PACE,
    SendOptions.SPEED,
    SendOptions.EPOCH,
    SendOptions.INTERVAL,
    SendOptions.RESET_AT,
    SendOptions.NAGLE,
    SendOptions.RECEIVE_BUFFER,
    SendOptions.READ_AFTER,
    SendOptions.KEEP_ALIVE,
    SendOptions.HALF_CLOSE_AFTER,
    SendOptions.AWAIT_REPLY,
    SendOptions.ECHO
  };
  private static final String[] OF_VOIP = {
    SendOptions.PACE,
    SendOptions.SPEED,
    SendOptions.EPOCH,
    SendOptions.CHUNK_BYTES,
    SendOptions.CHUNK_INTERVAL,
    SendOptions.ROW_GAP,
    SendOptions.CODEC,
    SendOptions.VOICE,
    SendOptions.FRAME,
    SendOptions.RESET_AT,
    SendOptions.NAGLE,
    SendOptions.RECEIVE_BUFFER,
    SendOptions.READ_AFTER,
    SendOptions.KEEP_ALIVE,
    SendOptions.HALF_CLOSE_AFTER,
    SendOptions.AWAIT_REPLY,
    SendOptions.ECHO,
    SendOptions.CLOSE_AT,
    SendOptions.CLOSE_UNREAD_AT
  };

  private final NamedWrites writes;

  OptionsReader(NamedWrites writes) {
    this.writes = writes;
  }

  Map<Flow, SendOptions> read(Fields scenario) throws ScenarioException {
    Map<Flow, SendOptions> options = new EnumMap<>(Flow.class);
    for (Flow flow : Flow.values()) {
      options.put(flow, new SendOptions(flow, Map.of()));
    }
    if (scenario.has("options")) {
      Fields clients = scenario.fields("options", "client-chat", "client-voip", "relay");
      if (clients.has("client-chat")) {
        options.put(Flow.CHAT, of(Flow.CHAT, clients.fields("client-chat", OF_CHAT)));
      }
      if (clients.has("client-voip")) {
        options.put(Flow.VOIP, of(Flow.VOIP, clients.fields("client-voip", OF_VOIP)));
      }
      new OptionRules(clients, options).check();
    }
    return options;
  }

  /** What the relay does otherwise than usual. */
  RelayOptions relay(Fields scenario) throws ScenarioException {
    if (!scenario.has("options") || !scenario.fields("options").has("relay")) {
      return RelayOptions.USUAL;
    }
    Fields f = scenario.fields("options").fields("relay", "delayed-ack", "listen-after");
    Duration listenAfter =
        f.has("listen-after")
            ? f.duration("listen-after", Duration.ofMillis(1), LONGEST_CLOSED)
            : Duration.ZERO;
    return new RelayOptions(f.has("delayed-ack") && f.truth("delayed-ack"), listenAfter);
  }

  private SendOptions of(Flow flow, Fields f) throws ScenarioException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : f.keys()) {
      values.put(key, value(f, key));
    }
    SendOptions options = new SendOptions(flow, values);
    nameRow(options, SendOptions.RESET_AT, flow, f);
    nameRow(options, SendOptions.CLOSE_AT, flow.other(), f);
    nameRow(options, SendOptions.CLOSE_UNREAD_AT, flow.other(), f);
    List<String> meaningless =
        options.byTimestamps()
            ? List.of(SendOptions.INTERVAL, SendOptions.ROW_GAP)
            : List.of(SendOptions.SPEED, SendOptions.EPOCH);
    for (String key : meaningless) {
      if (f.has(key)) {
        throw f.fault(
            f.line(key),
            options.byTimestamps()
                ? key + ": it has no meaning with pace: csv, the timestamps rule"
                : key + ": it needs pace: csv");
      }
    }
    return options;
  }

  /** The row at which an option lets something happen must be there. */
  private void nameRow(SendOptions options, String option, Flow flow, Fields f) {
    options.row(option).ifPresent(row -> writes.instead(flow, row, f, option));
  }

  /** A value as the client takes it. */
  private static String value(Fields f, String key) throws ScenarioException {
    return switch (key) {
      case SendOptions.PACE -> f.choice(key, List.of("fixed", "csv"), word -> word);
      case SendOptions.SPEED -> Double.toString(f.decimal(key, MIN_SPEED, MAX_SPEED));
      case SendOptions.EPOCH -> f.parsed(key, OptionsReader::timestamp).toString();
      case SendOptions.RESET_AT, SendOptions.CLOSE_AT, SendOptions.CLOSE_UNREAD_AT ->
          Long.toString(f.integer(key, 2, MAX_ROW));
      case SendOptions.NAGLE, SendOptions.AWAIT_REPLY, SendOptions.ECHO ->
          Boolean.toString(f.truth(key));
      case SendOptions.RECEIVE_BUFFER ->
          Long.toString(f.integer(key, MIN_BUFFER_BYTES, MAX_BUFFER_BYTES));
      case SendOptions.KEEP_ALIVE -> seconds(f, key);
      case SendOptions.CODEC ->
          f.choice(key, List.of("pcmu", "pcma", SendOptions.NO_CODEC), word -> word);
      case SendOptions.VOICE ->
          f.choice(key, List.of("auto", "espeak-ng", "samples", SendOptions.TONES), word -> word);
      case SendOptions.FRAME -> packet(f, key);
      case SendOptions.CHUNK_BYTES -> Long.toString(f.integer(key, 1, MAX_CHUNK_BYTES));
      default -> {
        f.duration(key, Duration.ZERO, LONGEST);
        yield f.raw(key);
      }
    };
  }

  private static String seconds(Fields f, String key) throws ScenarioException {
    Duration time = f.duration(key, Duration.ofSeconds(1), LONGEST);
    if (!time.equals(Duration.ofSeconds(time.toSeconds()))) {
      throw f.fault(f.line(key), key + ": whole seconds are needed, not " + f.raw(key));
    }
    return f.raw(key);
  }

  private static String packet(Fields f, String key) throws ScenarioException {
    Duration time = f.duration(key, CallFormat.MIN_PACKET, CallFormat.MAX_PACKET);
    if (!time.equals(Duration.ofMillis(time.toMillis()))) {
      throw f.fault(f.line(key), key + ": whole milliseconds are needed, not " + f.raw(key));
    }
    return f.raw(key);
  }

  private static LocalDateTime timestamp(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "a timestamp such as 2026-01-05T09:00:00 is needed, not '" + text + "'", e);
    }
  }
}
