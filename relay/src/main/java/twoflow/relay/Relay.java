package twoflow.relay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import twoflow.core.pacing.LabClock;
import twoflow.core.run.StopSignal;

/**
 * The relay: one thread, one selector, all sockets non-blocking.
 *
 * <pre>{@code
 *                     +------------------- loop -------------------+
 * listeners  accept-->|  Acceptor: waiting peer? --pair--> Session |
 *                     |                                            |
 * peer A  <==TCP A==> |  Direction A->B   read ---> write          | <==TCP B==>  peer B
 *                     |  Direction B->A   write <--- read          |
 *                     +--------------------------------------------+
 *                            |  observers: log, events, tap
 * }</pre>
 *
 * The attachment of each selected key is its {@link ReadyHandler}, so the loop looks nothing up.
 */
final class Relay implements Closeable {

  // Arrays, because each turn of the loop visits all elements: a list would create an iterator.
  private final FlowListener[] listeners;
  private final SessionLimits limits;
  private final LabClock clock;
  private final Selector selector;
  private final Consumer<SelectionKey> ready = this::ready;
  private final SpinPolicy spinPolicy = new SpinPolicy();
  private final Acceptor[] acceptors;

  Relay(
      List<FlowListener> listeners,
      SessionLimits limits,
      RelayObserver observer,
      LabClock clock,
      Logger log)
      throws IOException {
    this.listeners = listeners.toArray(FlowListener[]::new);
    this.acceptors = new Acceptor[listeners.size()];
    this.limits = limits;
    this.clock = clock;
    this.selector = Selector.open();
    PieceBuffers buffers = new PieceBuffers();
    ConnectionLimit connectionLimit = new ConnectionLimit(limits.maxConnections());
    for (int i = 0; i < acceptors.length; i++) {
      FlowListener listener = listeners.get(i);
      listener.startWaiting(clock.nowNs());
      acceptors[i] =
          new Acceptor(listener, limits, connectionLimit, selector, buffers, observer, clock, log);
    }
  }

  /**
   * Runs until every flow has had its sessions, or the user stops it.
   *
   * @throws IOException with a line for the user when a flow waited too long for a session, or a
   *     session was reset
   */
  void run(StopSignal stop) throws IOException {
    stop.onRequest(selector::wakeup);
    try {
      while (!stop.requested() && !done()) {
        turn(stop);
      }
    } finally {
      abortAll(stop.requested() ? "the relay was stopped" : "the relay ended");
    }
    failIfReset();
  }

  @Override
  public void close() throws IOException {
    for (FlowListener listener : listeners) {
      listener.close();
    }
    selector.close();
  }

  /** One turn of the loop: its own method, because the JIT compiles what is called often. */
  private void turn(StopSignal stop) throws IOException {
    if (!spin() && !stop.requested()) {
      selector.select(ready, selectTimeoutMs());
    }
    for (Acceptor acceptor : acceptors) {
      acceptor.tick();
    }
  }

  /**
   * Polls the selector for a moment instead of blocking, if the policy says so. A poll also
   * consumes the wake-up of a stop request, so the caller has to check for one before it blocks.
   *
   * @return whether a socket was served
   */
  private boolean spin() throws IOException {
    if (!spinPolicy.shouldSpin()) {
      return false;
    }
    for (int i = 0; i < SpinPolicy.POLLS; i++) {
      if (selector.selectNow(ready) > 0) {
        return true;
      }
      Thread.yield();
    }
    spinPolicy.spinFailed();
    return false;
  }

  private void ready(SelectionKey key) {
    ReadyHandler handler = (ReadyHandler) key.attachment();
    handler.ready(key);
    spinPolicy.served(handler.session(), handler);
  }

  private boolean done() {
    for (FlowListener listener : listeners) {
      if (!listener.done(limits)) {
        return false;
      }
    }
    return true;
  }

  private long selectTimeoutMs() {
    long nearestNs = Long.MAX_VALUE;
    for (Acceptor acceptor : acceptors) {
      nearestNs = Math.min(nearestNs, acceptor.deadlineNs());
    }
    if (nearestNs == Long.MAX_VALUE) {
      return 0;
    }
    return Math.max(1, (nearestNs - clock.nowNs()) / 1_000_000 + 1);
  }

  private void abortAll(String cause) throws IOException {
    // A stop request interrupts this thread; the interrupt must not break the closing below.
    boolean interrupted = Thread.interrupted();
    for (SelectionKey key : List.copyOf(selector.keys())) {
      if (key.attachment() instanceof PeerHandler handler) {
        handler.abort(cause);
      }
    }
    // The resets take effect at this select.
    selector.selectNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void failIfReset() throws IOException {
    for (FlowListener listener : listeners) {
      if (listener.resetSessions() > 0) {
        throw new IOException(
            listener.name()
                + ": "
                + listener.resetSessions()
                + " of "
                + listener.sessions()
                + " pairs were reset: the streams are not whole, see the log");
      }
    }
  }
}
