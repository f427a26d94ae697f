package twoflow.chatdemo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members' names, as far as they are known, and who has introduced itself. Guarded by the
 * {@link Room} that owns it.
 */
final class Introductions {

  private final Map<RoomMember, String> names = new LinkedHashMap<>();
  private final Set<RoomMember> introduced = new LinkedHashSet<>();

  /** For each member, who had introduced itself when it joined. */
  private final Map<RoomMember, List<RoomMember>> untold = new HashMap<>();

  /** A member has joined: from now on it hears who introduces itself. */
  void join(RoomMember member) {
    untold.put(member, List.copyOf(introduced));
  }

  /** A member has said its name by its first message. */
  void name(RoomMember member, String name) {
    names.put(member, name);
  }

  /** Whether a member has the name. */
  boolean isTaken(String name) {
    return names.containsValue(name);
  }

  /** A member has introduced itself: tells it who had done so when it joined. */
  void introduce(RoomMember member, String name) {
    for (RoomMember other : untold.get(member)) {
      if (introduced.contains(other)) {
        member.offer(Wire.broadcast(other.port(), names.get(other), Presence.HERE.text()));
      }
    }
    name(member, name);
    introduced.add(member);
  }

  /** Whether a member has introduced itself and is there. */
  boolean isIntroduced(RoomMember member) {
    return introduced.contains(member);
  }

  /**
   * A member is gone, and its name is free.
   *
   * @return what to tell the others; empty when it had not introduced itself
   */
  Optional<byte[]> remove(RoomMember member) {
    untold.remove(member);
    String name = names.remove(member);
    return introduced.remove(member)
        ? Optional.of(Wire.broadcast(member.port(), name, Presence.LEFT.text()))
        : Optional.empty();
  }
}
