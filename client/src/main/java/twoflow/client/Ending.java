package twoflow.client;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides when a client half-closes and closes its connections, so that a run ends by FINs both
 * ways and never by a time-out.
 *
 * <ul>
 *   <li>A connection on which the client sends is half-closed after its last row.
 *   <li>A connection on which it never sends is half-closed when the partner has half-closed it;
 *       or, when nothing ever came on it, once the client is done and the partner has ended the
 *       connection that the client sends on. So two chat clients end, too.
 *   <li>A connection is closed when both directions have ended.
 * </ul>
 */
final class Ending {

  private final List<FlowState> connections;
  private IOException failure;

  Ending(List<FlowState> connections) {
    this.connections = connections;
  }

  /** The partner has half-closed the connection. */
  synchronized void partnerEnded(FlowState connection) {
    connection.markReceiveEnded();
    settle();
  }

  /** The client has sent its last row. */
  synchronized void sendingDone() {
    attempt(() -> halfCloseIf(FlowState::sends));
    settle();
  }

  /** The run cannot go on; the first cause counts. */
  synchronized void fail(IOException cause) {
    if (failure == null) {
      failure = cause;
    }
    notifyAll();
  }

  /** Whether the run cannot go on. */
  synchronized boolean failed() {
    return failure != null;
  }

  /** Waits until one side has ended the connection that the client sends on, or for a failure. */
  synchronized void awaitEitherSide() throws InterruptedException {
    while (failure == null
        && connections.stream().noneMatch(c -> c.sends() && (c.sendEnded() || c.receiveEnded()))) {
      wait();
    }
  }

  /**
   * Waits until all connections have ended.
   *
   * @throws IOException the failure that ended the run
   */
  synchronized void awaitEnd() throws IOException, InterruptedException {
    while (failure == null && !connections.stream().allMatch(FlowState::ended)) {
      wait();
    }
    throwIfFailed();
  }

  /** Throws the failure that ended the run, if there is one. */
  synchronized void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void settle() {
    attempt(() -> halfCloseIf(this::nothingMoreComes));
    for (FlowState connection : connections) {
      if (connection.ended()) {
        attempt(connection.connection()::close);
      }
    }
    notifyAll();
  }

  private boolean nothingMoreComes(FlowState connection) {
    return !connection.sends()
        && (connection.receiveEnded() || !connection.received() && sendingFlowEnded());
  }

  private boolean sendingFlowEnded() {
    return connections.stream().anyMatch(c -> c.sends() && c.ended());
  }

  private void halfCloseIf(Predicate<FlowState> condition) throws IOException {
    for (FlowState connection : connections) {
      if (condition.test(connection)) {
        connection.halfClose();
      }
    }
  }

  private void attempt(ClosingStep step) {
    try {
      step.run();
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Something done to a connection's end. */
  private interface ClosingStep {
    void run() throws IOException;
  }
}
