package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.StreamListener;
import twoflow.client.net.StreamReader;
import twoflow.core.net.RelativeSeq;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Printable;
import twoflow.core.payload.ReceivedRow;

/**
 * The server's side of a member's connection. One thread reads its messages into the room, another
 * writes what waits in its outbox, so a member that does not read holds up nobody but itself.
 *
 * <pre>{@code
 * member ==> [reader] ==> Room.broadcast ==> outboxes of all others
 * member <== [writer] <== its outbox     <== Room.broadcast of all others
 * }</pre>
 */
final class ConnectedMember implements RoomMember, StreamListener {

  /** A paste of many short lines fits, so does a long pause of a member that still reads. */
  private static final int OUTBOX_MESSAGES = 65_536;

  private static final long OUTBOX_BYTES = 4 << 20;

  private final FlowConnection connection;
  private final int port;
  private final Room room;
  private final MessageCounts counts;
  private final Logger log;
  private final StreamReader reader;
  private final Outbox outbox = new Outbox(OUTBOX_MESSAGES, OUTBOX_BYTES);
  private volatile String label;

  /**
   * @param port the member's port
   */
  ConnectedMember(
      FlowConnection connection,
      int port,
      Room room,
      MessageCounts counts,
      LabClock clock,
      Logger log) {
    this.connection = connection;
    this.port = port;
    this.room = room;
    this.counts = counts;
    this.log = log;
    this.reader = new StreamReader(connection, Optional.of(Wire.MESSAGE_START), clock, this);
    this.label = connection.remote();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean offer(byte[] broadcast) {
    return outbox.offer(broadcast);
  }

  @Override
  public void finish() {
    outbox.end();
  }

  @Override
  public void refuse(String reason) {
    outbox.offer(Wire.broadcast(Wire.SERVER_PORT, "server", reason));
    outbox.end();
  }

  @Override
  public void leave() {
    outbox.discard();
    try {
      connection.close();
    } catch (IOException e) {
      log.debug("{}: closing failed", connection, e);
    }
  }

  @Override
  public void reset() {
    outbox.discard();
    connection.reset();
  }

  @Override
  public void read(int bytes) {
    log.debug("{} read {} bytes", connection, bytes);
  }

  @Override
  public void row(ReceivedRow message) {
    Optional<String> name = message.number() == 1 ? Wire.name(message.text()) : Optional.empty();
    name.ifPresent(text -> label = Printable.of(text) + " (" + connection.remote() + ")");
    boolean introduction = name.isPresent() && isIntroduction(message.text(), name.get());
    if (!introduction) {
      awaitOpen();
    }
    String seq = RelativeSeq.range(message.firstSeq(), message.lastSeq());
    log.info(
        "server received from {} message {} {} {}", label, message.number(), seq, message.shown());
    if (introduction) {
      room.introduce(this, name.get(), message);
    } else {
      name.ifPresent(text -> room.name(this, text));
      room.broadcast(this, message);
    }
  }

  private static boolean isIntroduction(String message, String name) {
    return message.equals(name + Wire.NAME_END + Presence.JOINED.text());
  }

  /** Messages wait for the room to open; introductions do not. */
  private void awaitOpen() {
    try {
      room.awaitOpen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads messages into the room until the member half-closes. */
  void readAll() {
    try {
      reader.readToEnd();
      room.halfClosed(this);
    } catch (IOException e) {
      room.broken(this, e.getMessage());
    }
  }

  /** Writes what waits until the room has nothing more for this member; then closes. */
  void writeAll() {
    try {
      long number = 0;
      for (Optional<byte[]> next = outbox.take(); next.isPresent(); next = outbox.take()) {
        number++;
        send(next.get(), number);
      }
      if (!connection.isClosed()) {
        connection.halfClose();
        connection.close();
      }
      room.closed(this);
    } catch (IOException e) {
      room.broken(this, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] bytes, long number) throws IOException {
    if (log.isInfoEnabled()) {
      String seq = connection.nextSeq(bytes.length);
      String text = Wire.shown(bytes);
      log.info("server sending to {} message {} {} {}", label, number, seq, text);
    }
    connection.send(bytes, number, 1, 0);
    counts.broadcast();
  }
}
