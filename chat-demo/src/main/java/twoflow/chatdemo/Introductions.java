package twoflow.chatdemo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members' names, as far as they are known, and who has introduced itself. Guarded by the
 * {@link Room} that owns it.
 */
final class Introductions {

  private final Map<RoomMember, String> names = new HashMap<>();

  /** The introductions as they were broadcast, in the order in which they came. */
  private final Map<RoomMember, byte[]> introduced = new LinkedHashMap<>();

  /** A member has said its name by its first message. */
  void name(RoomMember member, String name) {
    names.put(member, name);
  }

  /** Whether a member has the name. */
  boolean isTaken(String name) {
    return names.containsValue(name);
  }

  /** A member has joined: it gets the introductions that were broadcast before. */
  void join(RoomMember member) {
    introduced.values().forEach(member::offer);
  }

  /**
   * A member has introduced itself.
   *
   * @param broadcast what the others get
   */
  void introduce(RoomMember member, String name, byte[] broadcast) {
    name(member, name);
    introduced.put(member, broadcast);
  }

  /** Whether a member has introduced itself and is there. */
  boolean isIntroduced(RoomMember member) {
    return introduced.containsKey(member);
  }

  /** A member has said itself that it leaves: the others know. */
  void saidLeft(RoomMember member) {
    names.remove(member);
  }

  /**
   * A member is gone, and its name is free.
   *
   * @return what to tell the others; empty when they know, or it had not introduced itself
   */
  Optional<byte[]> remove(RoomMember member) {
    String name = names.remove(member);
    boolean tell = introduced.remove(member) != null && name != null;
    return tell
        ? Optional.of(Wire.broadcast(member.port(), name, Presence.LEFT.text()))
        : Optional.empty();
  }
}
