package twoflow.chatdemo;

import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;

/** How far a member's connection has come to its end: it is over when both directions are. */
final class MemberEnding {

  private final MemberName name;
  private final FlowConnection connection;
  private final boolean typed;
  private final Consumer<IOException> onFailure;
  private final Logger log;
  private boolean sendEnded;
  private boolean receiveEnded;
  private boolean givenUp;
  private IOException failure;

  /**
   * @param typed whether a person types: then the server may end first
   */
  MemberEnding(
      MemberName name,
      FlowConnection connection,
      boolean typed,
      Consumer<IOException> onFailure,
      Logger log) {
    this.name = name;
    this.connection = connection;
    this.typed = typed;
    this.onFailure = onFailure;
    this.log = log;
  }

  /** The member has said its last text. */
  synchronized void sendingDone() {
    if (sendEnded || givenUp) {
      return;
    }
    try {
      log.info("{} half-closes", name.shown());
      connection.halfClose();
      sendEnded = true;
      notifyAll();
    } catch (IOException e) {
      fail(e);
    }
  }

  /** The server has half-closed. */
  synchronized void serverEnded() {
    log.info("{}: the server has ended the chat", name.shown());
    receiveEnded = true;
    if (typed) {
      sendingDone();
    } else if (!sendEnded) {
      fail(new IOException(connection + ": the server ended the chat before the last text"));
    }
    notifyAll();
  }

  /** The member cannot go on; the first cause counts. */
  synchronized void fail(IOException cause) {
    if (failure == null && !givenUp) {
      failure = cause;
      onFailure.accept(cause);
      notifyAll();
    }
  }

  /** The program stops: what breaks from now on is no failure. */
  synchronized void giveUp() {
    givenUp = true;
  }

  /**
   * Waits until both directions have ended.
   *
   * @throws IOException the failure
   */
  synchronized void await() throws IOException, InterruptedException {
    while (failure == null && !(sendEnded && receiveEnded)) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
  }
}
