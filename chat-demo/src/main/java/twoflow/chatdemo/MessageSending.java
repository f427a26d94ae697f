package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.Sending;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.Printable;

/** Sends a member's texts, each as a message in one write. */
final class MessageSending implements Sending {

  private final MemberName name;
  private final Texts texts;
  private final boolean typed;
  private final Logger log;
  private volatile long sentMessages;
  private volatile boolean done;

  /**
   * @param typed whether a person types the texts
   */
  MessageSending(MemberName name, Texts texts, boolean typed, Logger log) {
    this.name = name;
    this.texts = texts;
    this.typed = typed;
    this.log = log;
  }

  @Override
  public void sendAll(FlowConnection connection) throws IOException, InterruptedException {
    for (Optional<Texts.Text> text = texts.next(); text.isPresent(); text = texts.next()) {
      send(connection, text.get());
    }
    done = true;
  }

  @Override
  public long sentRows() {
    return sentMessages;
  }

  @Override
  public boolean interactive() {
    return typed;
  }

  /** Whether the last text was sent. */
  boolean done() {
    return done;
  }

  private void send(FlowConnection connection, Texts.Text text) throws IOException {
    long number = sentMessages + 1;
    byte[] bytes = Wire.message(name.text(), text.text());
    String seq = connection.nextSeq(bytes.length);
    String shown = Printable.of(bytes, bytes.length - 1);
    log.info("{} sending message {} {} {}", name.shown(), number, seq, shown);
    connection.send(bytes, number, 1, text.dueNs());
    sentMessages = number;
  }
}
