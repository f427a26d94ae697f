package twoflow.chatdemo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import twoflow.core.pacing.LabClock;

/**
 * Until when members that are being closed have to have read what waits for them. Guarded by the
 * {@link Room} that owns it.
 */
final class ClosingDeadlines {

  private static final long TIMEOUT_NS = Duration.ofSeconds(5).toNanos();

  private final LabClock clock;
  private final Map<RoomMember, Long> deadlinesNs = new LinkedHashMap<>();

  ClosingDeadlines(LabClock clock) {
    this.clock = clock;
  }

  /** A member is being closed from now on. */
  void begin(RoomMember member) {
    deadlinesNs.put(member, clock.nowNs() + TIMEOUT_NS);
  }

  /** A member is gone. */
  void remove(RoomMember member) {
    deadlinesNs.remove(member);
  }

  /** The members that took too long. */
  List<RoomMember> overdue() {
    long nowNs = clock.nowNs();
    return deadlinesNs.entrySet().stream()
        .filter(closing -> closing.getValue() <= nowNs)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How long until the next deadline, as {@link Object#wait(long)} takes it: 0 for none. */
  long untilNextMs() {
    long nowNs = clock.nowNs();
    return deadlinesNs.values().stream()
        .mapToLong(deadlineNs -> 1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadlineNs - nowNs)))
        .min()
        .orElse(0);
  }
}
