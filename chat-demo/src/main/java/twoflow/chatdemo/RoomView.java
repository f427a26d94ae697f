package twoflow.chatdemo;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.client.terminal.Conversation;
import twoflow.core.payload.ReceivedRow;

/**
 * What a person sees of the others in a room: broadcasts under their names. Two of the same name
 * are distinguished by the port that each broadcast has.
 */
final class RoomView implements MemberListener {

  private static final Pattern BROADCAST =
      Pattern.compile("\\[Broadcast (\\d{1,5})\\] (.*)", Pattern.DOTALL);

  private final Conversation conversation;
  private Optional<IOException> refusal = Optional.empty();

  RoomView(Conversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void message(ReceivedRow message) {
    Matcher broadcast = BROADCAST.matcher(message.text());
    if (!broadcast.matches()) {
      conversation.note(message.text());
      return;
    }
    int port = Integer.parseInt(broadcast.group(1));
    String content = broadcast.group(2);
    Optional<String> name = Wire.name(content);
    if (name.isEmpty()) {
      said(port, "port " + port, content);
      return;
    }
    String text = content.substring(name.get().length() + Wire.NAME_END.length());
    if (port == Wire.SERVER_PORT) {
      refusal = Optional.of(new IOException(text));
    } else {
      said(port, name.get(), text);
    }
  }

  /** One that is known does not come again: then it only says so. */
  private void said(int port, String name, String text) {
    Optional<Presence> presence = Presence.of(text);
    boolean left = presence.equals(Optional.of(Presence.LEFT));
    if (left) {
      conversation.left(port, name);
    } else if (presence.isEmpty() || !conversation.isNew(port)) {
      conversation.said(port, name, LocalTime.now(), text);
    } else {
      conversation.does(port, name, presence.get().verb());
    }
  }

  @Override
  public Optional<IOException> ended() {
    if (refusal.isEmpty() && !conversation.hasLeft()) {
      conversation.note("The server has ended the chat.");
      conversation.over();
    }
    return refusal;
  }
}
