package twoflow.chatdemo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import twoflow.core.pacing.LabClock;

/** Who is in a room, and how far each has come. Guarded by the {@link Room} that owns it. */
final class Members {

  private enum Stage {
    TALKING,
    HALF_CLOSED,
    CLOSING
  }

  private final Map<RoomMember, Stage> stages = new LinkedHashMap<>();
  private final ClosingDeadlines closingDeadlines;
  private final Logger log;

  Members(LabClock clock, Logger log) {
    this.closingDeadlines = new ClosingDeadlines(clock);
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
    closingDeadlines.remove(member);
    return stages.remove(member) != null;
  }

  /** A member sends nothing more. */
  void halfClosed(RoomMember member) {
    stages.put(member, Stage.HALF_CLOSED);
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
      if (stages.put(member, Stage.CLOSING) == Stage.HALF_CLOSED) {
        closingDeadlines.begin(member);
        member.finish();
      }
    }
  }

  /** The members that take too long to be closed. */
  List<RoomMember> overdue() {
    return closingDeadlines.overdue();
  }

  /** How long until one of them may be overdue, as {@link Object#wait(long)} takes it. */
  long untilNextMs() {
    return closingDeadlines.untilNextMs();
  }
}
