package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.StreamListener;
import twoflow.client.net.StreamReader;
import twoflow.core.concurrent.Uninterruptibly;
import twoflow.core.net.RelativeSeq;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Printable;
import twoflow.core.payload.ReceivedRow;

/**
 * A member's own side of its connection: says its texts, half-closes, and receives at the same time
 * and on, until the server closes.
 */
final class ChatMember implements StreamListener {

  private final MemberName name;
  private final FlowConnection connection;
  private final Texts texts;
  private final Consumer<ReceivedRow> onMessage;
  private final MemberEnding ending;
  private final Logger log;
  private final StreamReader reader;
  private final Thread sender;
  private final Thread receiver;
  private volatile long sentMessages;
  private volatile long receivedMessages;

  /**
   * @param onMessage called with each broadcast, on the receiving thread
   * @param onFailure called when the member cannot go on
   */
  ChatMember(
      MemberName name,
      FlowConnection connection,
      Texts texts,
      LabClock clock,
      Consumer<ReceivedRow> onMessage,
      Consumer<IOException> onFailure,
      Logger log) {
    this.name = name;
    this.connection = connection;
    this.texts = texts;
    this.onMessage = onMessage;
    this.ending = new MemberEnding(name, connection, texts.typed(), onFailure, log);
    this.log = log;
    this.reader = new StreamReader(connection, Optional.of(Wire.BROADCAST_START), clock, this);
    // A keyboard cannot be interrupted: its thread must not keep the program alive.
    this.sender =
        Thread.ofPlatform()
            .daemon(texts.typed())
            .name("send-" + name.shown())
            .unstarted(this::sayAll);
    this.receiver = Thread.ofPlatform().name("receive-" + name.shown()).unstarted(this::receiveAll);
  }

  /** Begins to receive. */
  void startReceiving() {
    log.info("{} connected {} -> {}", name.shown(), connection.local(), connection.remote());
    receiver.start();
  }

  /** Begins to say its texts. */
  void startSending() {
    sender.start();
  }

  /**
   * Waits until both directions have ended.
   *
   * @throws IOException with a line for the user when the member could not go on
   */
  void awaitEnd() throws IOException, InterruptedException {
    ending.await();
  }

  /** Ends what has not ended, by FIN; returns when no thread works any more. */
  void close() throws IOException {
    ending.giveUp();
    if (!texts.typed()) {
      sender.interrupt();
      Uninterruptibly.join(sender);
    }
    connection.close();
    Uninterruptibly.join(receiver);
  }

  /** How many messages it sent. */
  long sentMessages() {
    return sentMessages;
  }

  /** How many broadcasts it received. */
  long receivedMessages() {
    return receivedMessages;
  }

  private void sayAll() {
    try {
      texts.sayAll(this::say);
      ending.sendingDone();
    } catch (IOException e) {
      ending.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String text, long dueNs) throws IOException {
    long number = sentMessages + 1;
    byte[] bytes = Wire.message(name.text(), text);
    long firstSeq = connection.sentBytes() + 1;
    String seq = RelativeSeq.range(firstSeq, firstSeq + bytes.length - 1);
    log.info(
        "{} sending message {} {} {}",
        name.shown(),
        number,
        seq,
        Printable.of(bytes, bytes.length - 1));
    connection.send(bytes, number, 1, dueNs);
    sentMessages = number;
  }

  private void receiveAll() {
    try {
      reader.readToEnd();
      ending.serverEnded();
    } catch (IOException e) {
      ending.fail(e);
    }
  }

  @Override
  public void read(int bytes) {
    log.debug("{} read {} bytes", connection, bytes);
  }

  @Override
  public void row(ReceivedRow message) {
    receivedMessages = message.number();
    String seq = RelativeSeq.range(message.firstSeq(), message.lastSeq());
    log.info("{} received message {} {} {}", name.shown(), message.number(), seq, message.shown());
    onMessage.accept(message);
  }
}
