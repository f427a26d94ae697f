package twoflow.client;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.call.g711.Codec;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.PaceDefaults;
import twoflow.core.payload.CallFormat;
import twoflow.core.run.WrongUseException;

/** The options that make a call of the VoIP rows: whether and how they are spoken. */
public final class CallOptions {

  /** The best voice that is there. */
  public static final String AUTO = "auto";

  /** A program that speaks. */
  public static final String ESPEAK_NG = "espeak-ng";

  /** The sample rows, spoken once for all. */
  public static final String SAMPLES = "samples";

  /** A melody. */
  public static final String TONES = "tones";

  /** Any other voice is a file. */
  private static final List<String> NAMES = List.of(AUTO, ESPEAK_NG, SAMPLES, TONES);

  private static final int MS_NS = 1_000_000;

  private final Setting<CodecKind> codec;
  private final Setting<String> voice;
  private final Setting<Duration> frame;

  /** What a row is sent as. */
  private enum CodecKind {
    NONE,
    PCMU,
    PCMA
  }

  /** Adds them to a command's options. */
  public CallOptions(OptionSet options) {
    OptionSet send = options.of(OptionGroup.SEND);
    codec =
        send.value(
            CodecKind.class,
            "--codec",
            "pcmu|pcma|none",
            "none",
            "Speak the VoIP rows: G.711 (mu-law or A-law) in RTP, instead of their text (default:"
                + " ${DEFAULT-VALUE}).");
    voice =
        send.value(
            String.class,
            "--voice",
            "VOICE",
            AUTO,
            "With --codec, who speaks: espeak-ng, samples (of the four sample rows), tones (a melody"
                + " made from the row's bytes), a WAV file (8000 Hz, mono; each row is this"
                + " recording), or auto: espeak-ng if it is installed, else samples where there are"
                + " some and tones for other rows (default: ${DEFAULT-VALUE}).");
    frame =
        send.value(
            Duration.class,
            "--frame",
            "TIME",
            PaceDefaults.FRAME,
            "With --codec, how much voice is in a packet: 1ms to 200ms (default: ${DEFAULT-VALUE}).");
  }

  /** All of them. */
  public Setting<?>[] all() {
    return new Setting<?>[] {codec, voice, frame};
  }

  /** The option that makes a call. */
  public Setting<?> codecOption() {
    return codec;
  }

  /** What has no meaning without a codec. */
  public Setting<?>[] ofCalls() {
    return new Setting<?>[] {voice, frame};
  }

  /** The codec; empty when rows are sent as text. */
  public Optional<Codec> codec() {
    return switch (codec.value()) {
      case NONE -> Optional.empty();
      case PCMU -> Optional.of(Codec.PCMU);
      case PCMA -> Optional.of(Codec.PCMA);
    };
  }

  /** How they are sent; empty when that is as text. */
  public Optional<CallFormat> format() {
    return codec().map(chosen -> CallFormat.of(chosen, frame()));
  }

  /** Who speaks. */
  public String voice() {
    return voice.value();
  }

  /** How much voice is in a packet. */
  public Duration frame() {
    return frame.value();
  }

  /** Those that the user gave, as options for a client, which may run in another folder. */
  public List<String> arguments() {
    List<String> ofVoice = voice.arguments();
    if (voice.isGiven() && !NAMES.contains(voice.value())) {
      // A Path would refuse what is no name of a file; whoever looks for the voice has better
      // words.
      ofVoice = List.of(voice.name(), new File(voice.value()).getAbsolutePath());
    }
    return Stream.of(codec.arguments(), ofVoice, frame.arguments()).flatMap(List::stream).toList();
  }

  /**
   * Checks what parsing cannot check.
   *
   * @throws WrongUseException when a packet would be too short or too long, or hold a part of a
   *     sample
   */
  public void checkRange() {
    Duration length = frame.value();
    if (length.compareTo(CallFormat.MIN_PACKET) < 0
        || length.compareTo(CallFormat.MAX_PACKET) > 0
        || length.toNanos() % MS_NS != 0) {
      throw new WrongUseException("--frame: whole milliseconds from 1ms to 200ms are needed");
    }
  }
}
