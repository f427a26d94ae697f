package twoflow.chatdemo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A member that keeps what the room does with it. */
final class RecordingMember implements RoomMember {

  final List<String> done = new ArrayList<>();
  private final int port;
  private final boolean full;

  RecordingMember(int port) {
    this(port, false);
  }

  private RecordingMember(int port, boolean full) {
    this.port = port;
    this.full = full;
  }

  /** One whose outbox has no room. */
  static RecordingMember full(int port) {
    return new RecordingMember(port, true);
  }

  @Override
  public String label() {
    return "127.0.0.1:" + port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean offer(byte[] broadcast) {
    if (!full) {
      done.add(new String(broadcast, StandardCharsets.UTF_8));
    }
    return !full;
  }

  @Override
  public void finish() {
    done.add("finish");
  }

  @Override
  public void refuse(String reason) {
    done.add("refuse: " + reason);
  }

  @Override
  public void leave() {
    done.add("leave");
  }

  @Override
  public void reset() {
    done.add("reset");
  }
}
