package twoflow.it.soak;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import twoflow.it.soak.Receiver.Received;

/** One end of a pair: it sends and receives from its start on. */
final class RunningEnd implements Closeable {

  private static final long END_S = 120;

  private final Socket socket;
  private final Sender sender;
  private final Future<Boolean> sent;
  private final Future<Received> received;

  /** Starts to send one stream and to receive the other. */
  RunningEnd(
      Socket socket,
      StreamPlan outgoing,
      StreamPlan incoming,
      StreamContent content,
      ExecutorService threads) {
    this.socket = socket;
    CountDownLatch paired = new CountDownLatch(1);
    this.sender = new Sender(socket, outgoing, content, paired);
    this.sent = threads.submit(sender);
    this.received = threads.submit(new Receiver(socket, incoming, content, paired));
  }

  /** Waits until all was sent, or could not be: whether it could. */
  boolean awaitSent() throws Exception {
    return sent.get(END_S, TimeUnit.SECONDS);
  }

  /** Waits for the end of what is received. */
  Received awaitReceived() throws Exception {
    return received.get(END_S, TimeUnit.SECONDS);
  }

  /** How many bytes at most can have reached the partner. */
  long sentBytes() {
    return sender.sentBytes();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public String toString() {
    return "port " + socket.getLocalPort() + ", " + sentBytes() + " bytes sent";
  }
}
