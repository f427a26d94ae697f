package twoflow.chatdemo;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.ConnectionListener;
import twoflow.client.Exchange;
import twoflow.client.Sending;
import twoflow.client.net.FlowConnection;
import twoflow.core.cli.RoleContext;
import twoflow.core.net.RelativeSeq;
import twoflow.core.payload.Printable;
import twoflow.core.payload.ReceivedRow;

/**
 * A member's own side of its connection: says its texts, half-closes, and receives at the same time
 * and on, until the server closes.
 */
final class ChatMember implements ConnectionListener, Sending {

  private final MemberName name;
  private final FlowConnection connection;
  private final Texts texts;
  private final boolean typed;
  private final MemberListener listener;
  private final Logger log;
  private final Exchange exchange;
  private volatile long sentMessages;
  private volatile boolean saidAll;
  private volatile long receivedMessages;

  /**
   * @param channel connected to the server
   * @param typed whether a person types the texts
   * @param listener gets each broadcast, and the end
   */
  ChatMember(
      MemberName name,
      SocketChannel channel,
      Texts texts,
      boolean typed,
      MemberListener listener,
      RoleContext context)
      throws IOException {
    this.name = name;
    this.connection = new FlowConnection(Wire.FLOW, channel, context.clock(), context.events());
    this.texts = texts;
    this.typed = typed;
    this.listener = listener;
    this.log = context.log();
    this.exchange = new Exchange(true, context.clock(), log);
    exchange.add(name.shown(), connection, true, Optional.of(Wire.BROADCAST_START), this);
  }

  /**
   * Runs until both directions have ended. What has not ended then is ended by FIN.
   *
   * @throws IOException with a line for the user when the member could not go on
   * @throws InterruptedException when the program was stopped
   */
  void run() throws IOException, InterruptedException {
    exchange.run(Optional.of(this));
  }

  /** Ends what has not ended, by FIN. */
  void leave() {
    exchange.leave();
  }

  @Override
  public long sentRows() {
    return sentMessages;
  }

  /** How many broadcasts it received. */
  long receivedMessages() {
    return receivedMessages;
  }

  @Override
  public boolean interactive() {
    return typed;
  }

  @Override
  public void sendAll(FlowConnection to) throws IOException, InterruptedException {
    for (Optional<Texts.Text> text = texts.next(); text.isPresent(); text = texts.next()) {
      send(text.get());
    }
    saidAll = true;
  }

  private void send(Texts.Text text) throws IOException {
    long number = sentMessages + 1;
    byte[] bytes = Wire.message(name.text(), text.text());
    String seq = connection.nextSeq(bytes.length);
    String shown = Printable.of(bytes, bytes.length - 1);
    log.info("{} sending message {} {} {}", name.shown(), number, seq, shown);
    connection.send(bytes, number, 1, text.dueNs());
    sentMessages = number;
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
    listener.message(message);
  }

  @Override
  public void halfClosing() {
    log.info("{} half-closes", name.shown());
  }

  /** A person's chat may end at any time; a schedule is to be said to its end. */
  @Override
  public Optional<IOException> ended(boolean unterminated) {
    log.info("{}: the server has ended the chat", name.shown());
    Optional<IOException> refusal = listener.ended();
    if (refusal.isPresent()) {
      return refusal.map(e -> new IOException(connection.remote() + ": " + e.getMessage()));
    }
    return typed || saidAll
        ? Optional.empty()
        : Optional.of(
            new IOException(connection + ": the server ended the chat before the last text"));
  }
}
