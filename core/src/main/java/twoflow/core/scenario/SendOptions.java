package twoflow.core.scenario;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.call.g711.Codec;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.CsvPace;
import twoflow.core.pacing.DurationForm;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.PaceDefaults;
import twoflow.core.payload.CallFormat;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.Flow;

/**
 * The options of the client that sends a flow: when it sends, and in which chunks.
 *
 * @param flow the flow
 * @param values by the option's name without its dashes, checked
 */
public record SendOptions(Flow flow, Map<String, String> values) {

  static final String PACE = "pace";
  static final String SPEED = "speed";
  static final String EPOCH = "epoch";
  static final String INTERVAL = "interval";
  static final String CHUNK_BYTES = "chunk-bytes";
  static final String CHUNK_INTERVAL = "chunk-interval";
  static final String ROW_GAP = "row-gap";
  static final String RESET_AT = "reset-at";
  static final String NAGLE = "nagle";
  static final String RECEIVE_BUFFER = "receive-buffer";
  static final String READ_AFTER = "read-after";
  static final String KEEP_ALIVE = "keep-alive";
  static final String HALF_CLOSE_AFTER = "half-close-after";
  static final String AWAIT_REPLY = "await-reply";
  static final String ECHO = "echo";
  static final String CLOSE_AT = "close-at";
  static final String CLOSE_UNREAD_AT = "close-unread-at";
  static final String CODEC = "codec";
  static final String VOICE = "voice";
  static final String FRAME = "frame";

  /** The codec that makes no call. */
  static final String NO_CODEC = "none";

  /** The only voice of which the length of a text is known before. */
  static final String TONES = "tones";

  /** Options without a value on the command line: there, or not. */
  private static final Set<String> FLAGS = Set.of(NAGLE, AWAIT_REPLY, ECHO);

  /** How the client's options begin. */
  private static final String DASHES = "--";

  /** The options for the client's command line. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    values.forEach((name, value) -> {
      if (!FLAGS.contains(name)) {
        arguments.addAll(List.of(DASHES + name, value));
      } else if (Boolean.parseBoolean(value)) {
        arguments.add(DASHES + name);
      }
    });
    return arguments;
  }

  /** The row at which an option lets something happen; empty when the option is not there. */
  Optional<Long> row(String option) {
    return Optional.ofNullable(values.get(option)).map(Long::valueOf);
  }

  /** Whether an option without a value is there. */
  boolean has(String flag) {
    return Boolean.parseBoolean(values.get(flag));
  }

  /** Whether the timestamps rule when rows are sent. */
  boolean byTimestamps() {
    return "csv".equals(values.get(PACE));
  }

  /** How the rows are spoken; empty when they are sent as text. */
  Optional<CallFormat> call() {
    return Optional.of(value(CODEC, NO_CODEC))
        .filter(codec -> !codec.equals(NO_CODEC))
        .map(codec ->
            CallFormat.of(
                Codec.valueOf(codec.toUpperCase(Locale.ROOT)),
                DurationForm.parse(value(FRAME, PaceDefaults.FRAME))));
  }

  /** Whether it is known before the run what is written. */
  boolean isKnown() {
    return call().isEmpty() || TONES.equals(values.get(VOICE));
  }

  /** What the client writes. */
  FlowPlan plan() {
    return call().<FlowPlan>map(CallPlan::new).orElseGet(() -> new TextPlan(textFormat()));
  }

  /** Which bytes go into which write, when rows are sent as text. */
  WireFormat textFormat() {
    return flow == Flow.CHAT
        ? new ChatFormat(Terminator.NEWLINE)
        : new VoipFormat(Integer.parseInt(value(CHUNK_BYTES, PaceDefaults.CHUNK_BYTES)));
  }

  /**
   * When the writes are due.
   *
   * @param first the timestamp of the first row
   */
  Pace pace(LocalDateTime first) {
    Optional<CallFormat> call = call();
    return call.isPresent()
        ? new CallPace(schedule(first, call), call.get().packet())
        : schedule(first, call);
  }

  private Pace schedule(LocalDateTime first, Optional<CallFormat> call) {
    if (byTimestamps()) {
      Optional<Duration> interval =
          call.map(format -> Duration.ZERO)
              .or(() -> Optional.ofNullable(values.get(CHUNK_INTERVAL)).map(DurationForm::parse));
      LocalDateTime epoch = LocalDateTime.parse(value(EPOCH, first.toString()).replace(' ', 'T'));
      return new CsvPace(epoch, Double.parseDouble(value(SPEED, "1.0")), interval);
    }
    if (call.isPresent()) {
      long packetNs = call.get().packet().toNanos();
      // A row has ended a packet's length after its last one was sent.
      return new FixedPace(packetNs, packetNs + ns(ROW_GAP, PaceDefaults.ROW_GAP));
    }
    return flow == Flow.CHAT
        ? new FixedPace(0, ns(INTERVAL, PaceDefaults.CHAT_INTERVAL))
        : new FixedPace(
            ns(CHUNK_INTERVAL, PaceDefaults.CHUNK_INTERVAL), ns(ROW_GAP, PaceDefaults.ROW_GAP));
  }

  private long ns(String name, String fallback) {
    return DurationForm.parse(value(name, fallback)).toNanos();
  }

  private String value(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }
}
