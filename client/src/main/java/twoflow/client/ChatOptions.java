package twoflow.client;

import java.time.Duration;
import java.util.List;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.PaceDefaults;

/** The options that say at which intervals chat rows are sent. */
public final class ChatOptions {

  private final Setting<Duration> interval;

  /** Adds them to a command's options. */
  public ChatOptions(OptionSet options) {
    interval =
        options
            .of(OptionGroup.PACE)
            .value(
                Duration.class,
                "--interval",
                "TIME",
                PaceDefaults.CHAT_INTERVAL,
                "From one chat row to the next (default: ${DEFAULT-VALUE}).");
  }

  /** All of them. */
  public Setting<?>[] all() {
    return new Setting<?>[] {interval};
  }

  /** The pace when the timestamps do not rule. */
  public FixedPace fixedPace() {
    return new FixedPace(0, interval.value().toNanos());
  }

  /** Those that the user gave, as options for a client. */
  public List<String> arguments() {
    return interval.arguments();
  }
}
