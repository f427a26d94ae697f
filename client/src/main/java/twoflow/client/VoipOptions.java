package twoflow.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.PaceDefaults;
import twoflow.core.payload.VoipFormat;
import twoflow.core.run.WrongUseException;

/**
 * The options that say into which chunks VoIP rows are cut, and at which intervals they are sent.
 */
public final class VoipOptions {

  private final Setting<Integer> chunkBytes;
  private final Setting<Duration> chunkInterval;
  private final Setting<Duration> rowGap;

  /** Adds them to a command's options. */
  public VoipOptions(OptionSet options) {
    chunkBytes =
        options
            .of(OptionGroup.SEND)
            .value(
                Integer.class,
                "--chunk-bytes",
                "N",
                PaceDefaults.CHUNK_BYTES,
                "Length of a VoIP chunk (default: ${DEFAULT-VALUE}).");
    OptionSet pace = options.of(OptionGroup.PACE);
    chunkInterval =
        pace.value(
            Duration.class,
            "--chunk-interval",
            "TIME",
            PaceDefaults.CHUNK_INTERVAL,
            "From one VoIP chunk to the next (default: ${DEFAULT-VALUE}; with --pace csv a row's"
                + " chunks are spread up to the next row unless this is given).");
    rowGap =
        pace.value(
            Duration.class,
            "--row-gap",
            "TIME",
            PaceDefaults.ROW_GAP,
            "From a VoIP row's newline, or from the end of what was spoken, to the next row (default:"
                + " ${DEFAULT-VALUE}).");
  }

  /** All of them. */
  public Setting<?>[] all() {
    return new Setting<?>[] {chunkBytes, chunkInterval, rowGap};
  }

  /** What has no meaning when rows are spoken. */
  public Setting<?>[] ofText() {
    return new Setting<?>[] {chunkBytes, chunkInterval};
  }

  /** What has no meaning when the timestamps rule. */
  public Setting<?> rowGap() {
    return rowGap;
  }

  /** How a row is cut into chunks. */
  public VoipFormat format() {
    return new VoipFormat(chunkBytes.value());
  }

  /** The pace when the timestamps do not rule. */
  public FixedPace fixedPace() {
    return new FixedPace(chunkInterval.value().toNanos(), rowGap.value().toNanos());
  }

  /**
   * The pace of a call when the timestamps do not rule.
   *
   * @param frame the length of a packet: a row has ended so long after its last one was sent
   */
  public FixedPace callPace(Duration frame) {
    return new FixedPace(frame.toNanos(), frame.plus(rowGap.value()).toNanos());
  }

  /** The interval between chunks that the user gave. */
  public Optional<Duration> givenChunkInterval() {
    return chunkInterval.isGiven() ? chunkInterval.asOptional() : Optional.empty();
  }

  /** Those that the user gave, as options for a client. */
  public List<String> arguments() {
    return Stream.of(chunkBytes, chunkInterval, rowGap)
        .flatMap(setting -> setting.arguments().stream())
        .toList();
  }

  /**
   * Checks what parsing cannot check.
   *
   * @throws WrongUseException when a chunk would be empty
   */
  public void checkRange() {
    if (chunkBytes.value() < 1) {
      throw new WrongUseException("--chunk-bytes: at least 1 is needed, not " + chunkBytes.value());
    }
  }
}
