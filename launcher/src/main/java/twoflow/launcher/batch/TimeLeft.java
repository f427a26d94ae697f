package twoflow.launcher.batch;

import java.time.Duration;
import java.util.Optional;

/** Estimates when a batch ends, from how long its runs took so far. */
final class TimeLeft {

  private final long beganNs;

  /**
   * @param beganNs when the first run began
   */
  TimeLeft(long beganNs) {
    this.beganNs = beganNs;
  }

  /** About how long it still takes, in words; empty as long as no run has ended. */
  Optional<String> words(Counts counts, long nowNs) {
    int made = counts.ended() - counts.kept();
    if (made <= 0) {
      return Optional.empty();
    }
    double perRunNs = (double) (nowNs - beganNs) / made;
    return Optional.of("about " + words(Duration.ofNanos((long) (perRunNs * counts.missing()))));
  }

  private static String words(Duration left) {
    if (left.toHours() > 0) {
      return left.toHours() + " h " + left.toMinutesPart() + " min";
    }
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
        : left.toSeconds() + " s";
  }
}
