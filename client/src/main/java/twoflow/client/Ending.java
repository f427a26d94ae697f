package twoflow.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import twoflow.client.net.FlowConnection;

/**
 * Decides when a client half-closes and closes its connections, so that a run ends by FINs both
 * ways and never by a time-out.
 *
 * <ul>
 *   <li>A connection on which the client sends is half-closed after its last row.
 *   <li>A connection on which it never sends is half-closed when the partner has half-closed it;
 *       or, when nothing ever came on it, once the client is done and the partner has ended the
 *       connection that the client sends on. So two chat clients end, too.
 *   <li>A connection that the client has reset or closed on purpose has ended, both ways.
 *   <li>A connection on which it will answer or close what comes is half-closed when the partner
 *       has half-closed it, and not before.
 *   <li>A connection is closed when both directions have ended.
 * </ul>
 */
final class Ending {

  private final List<FlowState> flows = new ArrayList<>();
  private IOException failure;

  /**
   * Adds a connection.
   *
   * @param sends whether the client sends on it
   * @param listener is called before the half-close
   */
  synchronized void add(FlowConnection connection, boolean sends, ConnectionListener listener) {
    flows.add(new FlowState(connection, sends, listener));
  }

  /** The partner has half-closed the connection. */
  synchronized void partnerEnded(FlowConnection connection) {
    flows.stream()
        .filter(flow -> flow.connection == connection)
        .forEach(flow -> flow.receiveEnded = true);
    settle();
  }

  /** The client has sent its last row. */
  synchronized void sendingDone() {
    attempt(() -> halfCloseIf(flow -> flow.sends));
    settle();
  }

  /** The client has ended a connection on purpose before its end. */
  synchronized void endedEarly() {
    settle();
  }

  /** The client ends what it never sends on, though the partner may still send. */
  synchronized void halfCloseUnused() {
    attempt(() -> halfCloseIf(flow -> !flow.sends));
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
        && flows.stream().noneMatch(f -> f.sends && (f.sendEnded || f.receiveEnded))) {
      wait();
    }
  }

  /**
   * Waits until all connections have ended.
   *
   * @throws IOException the failure that ended the run
   */
  synchronized void awaitEnd() throws IOException, InterruptedException {
    while (failure == null && !flows.stream().allMatch(FlowState::ended)) {
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
    for (FlowState flow : flows) {
      if (flow.ended()) {
        attempt(flow.connection::close);
      }
    }
    notifyAll();
  }

  private boolean nothingMoreComes(FlowState flow) {
    boolean nothingCame = flow.connection.receivedBytes() == 0 && !flow.listener.staysOpen();
    return !flow.sends && (flow.receiveEnded || nothingCame && sendingFlowEnded());
  }

  private boolean sendingFlowEnded() {
    return flows.stream().anyMatch(flow -> flow.sends && flow.ended());
  }

  private void halfCloseIf(Predicate<FlowState> condition) throws IOException {
    for (FlowState flow : flows) {
      if (condition.test(flow)) {
        flow.halfClose();
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

  /** How far one connection has come to its end. */
  private static final class FlowState {

    private final FlowConnection connection;
    private final boolean sends;
    private final ConnectionListener listener;
    private boolean sendEnded;
    private boolean receiveEnded;

    FlowState(FlowConnection connection, boolean sends, ConnectionListener listener) {
      this.connection = connection;
      this.sends = sends;
      this.listener = listener;
    }

    boolean ended() {
      return sendEnded && receiveEnded || connection.endedEarly();
    }

    /** Half-closes it, if that has not been done; one that was given up stays as it is. */
    void halfClose() throws IOException {
      if (!sendEnded && !connection.isClosed()) {
        sendEnded = true;
        listener.halfClosing();
        connection.halfClose();
      }
    }
  }
}
