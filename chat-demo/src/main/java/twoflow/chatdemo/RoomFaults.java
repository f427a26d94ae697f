package twoflow.chatdemo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Why a room does not end well. Guarded by the {@link Room} that owns it. */
final class RoomFaults {

  private final OptionalInt wanted;
  private final List<String> lost = new ArrayList<>();
  private IOException failure;

  /**
   * @param wanted how many members the room waits for; empty takes whoever comes, and loses nobody
   */
  RoomFaults(OptionalInt wanted) {
    this.wanted = wanted;
  }

  /** The room cannot go on; the first cause counts. */
  void fail(IOException cause) {
    failure = failure == null ? cause : failure;
  }

  boolean failed() {
    return failure != null;
  }

  /** A member was lost, but the others go on. */
  void lose(RoomMember member, String reason) {
    if (wanted.isPresent()) {
      lost.add(member.label() + " " + reason);
    }
  }

  /**
   * Checks that there is none.
   *
   * @throws IOException with a line for the user when there is one
   */
  void throwIfAny() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!lost.isEmpty()) {
      throw new IOException(
          lost.size() + " of " + wanted.getAsInt() + " members lost: " + String.join("; ", lost));
    }
  }
}
