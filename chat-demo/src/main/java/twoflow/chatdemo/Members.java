package twoflow.chatdemo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import twoflow.core.pacing.LabClock;

/**
 * Who is in a room, how far each has come, and until when those that are being closed have to have
 * read what waits for them. Guarded by the {@link Room} that owns it.
 */
final class Members {

  private enum Stage {
    TALKING,
    HALF_CLOSED,
    CLOSING
  }

  private static final long CLOSING_TIMEOUT_NS = Duration.ofSeconds(5).toNanos();

  private final Map<RoomMember, Stage> stages = new LinkedHashMap<>();
  private final Map<RoomMember, Long> deadlinesNs = new LinkedHashMap<>();
  private final LabClock clock;
  private final Logger log;

  Members(LabClock clock, Logger log) {
    this.clock = clock;
    this.log = log;
  }

  void add(RoomMember member) {
    stages.put(member, Stage.TALKING);
  }

  /**
   * A member is gone.
   *
   * @return false when it was gone already
   */
  boolean remove(RoomMember member) {
    deadlinesNs.remove(member);
    return stages.remove(member) != null;
  }

  /** A member sends nothing more. */
  void halfClosed(RoomMember member) {
    stages.put(member, Stage.HALF_CLOSED);
  }

  /** Closes a member once it has been given what waits for it. */
  void close(RoomMember member) {
    stages.put(member, Stage.CLOSING);
    deadlinesNs.put(member, clock.nowNs() + CLOSING_TIMEOUT_NS);
    member.finish();
  }

  boolean contains(RoomMember member) {
    return stages.containsKey(member);
  }

  boolean talks(RoomMember member) {
    return stages.get(member) == Stage.TALKING;
  }

  boolean isClosing(RoomMember member) {
    return stages.get(member) == Stage.CLOSING;
  }

  int count() {
    return stages.size();
  }

  /** All of them, in the order in which they came; they may go meanwhile. */
  List<RoomMember> all() {
    return List.copyOf(stages.keySet());
  }

  /** Closes all members once none of them talks any more. */
  void closeWhenSilent() {
    if (stages.containsValue(Stage.TALKING)) {
      return;
    }
    if (stages.containsValue(Stage.HALF_CLOSED)) {
      log.info("server: all members have half-closed: closes them");
    }
    for (RoomMember member : all()) {
      if (stages.get(member) == Stage.HALF_CLOSED) {
        close(member);
      }
    }
  }

  /** The members that take too long to be closed. */
  List<RoomMember> overdue() {
    long nowNs = clock.nowNs();
    return deadlinesNs.entrySet().stream()
        .filter(closing -> closing.getValue() <= nowNs)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * How long until one of them may be overdue, as {@link Object#wait(long)} takes it: 0 for none.
   */
  long untilNextMs() {
    long nowNs = clock.nowNs();
    return deadlinesNs.values().stream()
        .mapToLong(deadlineNs -> 1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadlineNs - nowNs)))
        .min()
        .orElse(0);
  }
}
