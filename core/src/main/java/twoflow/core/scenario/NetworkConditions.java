package twoflow.core.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the run's own loopback is like.
 *
 * @param rate such as {@code 64kbit}, per second
 * @param mtuBytes the longest IP packet
 * @param delay of each packet, each way
 * @param settings TCP settings of the kernel (tcp(7)), such as {@code tcp_sack}
 */
public record NetworkConditions(
    Optional<String> rate,
    OptionalInt mtuBytes,
    Optional<Duration> delay,
    Map<String, String> settings) {

  /** The loopback as it is. */
  public static final NetworkConditions NONE =
      new NetworkConditions(Optional.empty(), OptionalInt.empty(), Optional.empty(), Map.of());

  /** How many bytes of payload a segment can have: IP and TCP headers with timestamps take 52. */
  int maxSegmentBytes() {
    return mtuBytes.orElse(1 << 16) - 52;
  }

  /** Whether a segment takes its time. */
  boolean isSlow() {
    return rate.isPresent() || delay.isPresent();
  }
}
