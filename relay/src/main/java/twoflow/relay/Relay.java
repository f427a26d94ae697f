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
 * listeners  accept-->|  Arrivals: waiting peer? --pair--> Session |
 *                     |                                            |
 * peer A  <==Leg A==> |  Direction A->B   read ---> write          | <==Leg B==>  peer B
 *                     |  Direction B->A   write <--- read          |
 *                     +--------------------------------------------+
 *                            |  observers: log, events
 * }</pre>
 *
 * A selected key's attachment says what to do, so the loop looks nothing up.
 */
final class Relay implements Closeable {

  // Arrays: each turn of the loop goes through them, and a list would make an iterator each time.
  private final FlowListener[] listeners;
  private final Pairing pairing;
  private final LabClock clock;
  private final Selector selector;
  private final Consumer<SelectionKey> ready = this::ready;
  private final Alertness alertness = new Alertness();
  private final Arrivals[] arrivals;

  Relay(
      List<FlowListener> listeners,
      Pairing pairing,
      RelayObserver observer,
      LabClock clock,
      Logger log)
      throws IOException {
    this.listeners = listeners.toArray(FlowListener[]::new);
    this.arrivals = new Arrivals[listeners.size()];
    this.pairing = pairing;
    this.clock = clock;
    this.selector = Selector.open();
    PieceBuffers buffers = new PieceBuffers();
    ConnectionLimit limit = new ConnectionLimit(pairing.maxConnections());
    for (int i = 0; i < arrivals.length; i++) {
      FlowListener listener = listeners.get(i);
      listener.waitFrom(clock.nowNs());
      arrivals[i] = new Arrivals(listener, pairing, limit, selector, buffers, observer, clock, log);
    }
  }

  /**
   * Runs until every flow has had its pairs, or the user stops it.
   *
   * @throws IOException with a line for the user when a flow waited in vain or a pair was reset
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

  /** A method of its own: one that runs for as long as the relay would not be compiled. */
  private void turn(StopSignal stop) throws IOException {
    if (!foundAwake() && !stop.requested()) {
      selector.select(ready, selectTimeoutMs());
    }
    for (Arrivals arrival : arrivals) {
      arrival.tick();
    }
  }

  /**
   * Looks for what comes next without going to sleep, if that is worth it. It takes a stop's
   * wake-up away from the select that follows.
   */
  private boolean foundAwake() throws IOException {
    if (!alertness.awake()) {
      return false;
    }
    for (int i = 0; i < Alertness.LOOKS; i++) {
      if (selector.selectNow(ready) > 0) {
        return true;
      }
      Thread.yield();
    }
    alertness.inVain();
    return false;
  }

  private void ready(SelectionKey key) {
    ReadyHandler handler = (ReadyHandler) key.attachment();
    handler.ready(key);
    alertness.served(handler.session(), handler);
  }

  private boolean done() {
    for (FlowListener listener : listeners) {
      if (!listener.done(pairing)) {
        return false;
      }
    }
    return true;
  }

  private long selectTimeoutMs() {
    long nearestNs = Long.MAX_VALUE;
    for (Arrivals arrival : arrivals) {
      nearestNs = Math.min(nearestNs, arrival.deadlineNs());
    }
    if (nearestNs == Long.MAX_VALUE) {
      return 0;
    }
    return Math.max(1, (nearestNs - clock.nowNs()) / 1_000_000 + 1);
  }

  private void abortAll(String cause) throws IOException {
    // A stop interrupts the thread; the closing below must not be disturbed by it.
    boolean interrupted = Thread.interrupted();
    for (SelectionKey key : List.copyOf(selector.keys())) {
      if (key.attachment() instanceof LegHandler handler) {
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
      if (listener.resetPairs() > 0) {
        throw new IOException(
            listener.name()
                + ": "
                + listener.resetPairs()
                + " of "
                + listener.pairs()
                + " pairs were reset: the streams are not whole, see the log");
      }
    }
  }
}
