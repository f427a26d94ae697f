package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.helpers.NOPLogger;
import twoflow.core.run.StopSignal;
import twoflow.relay.impair.ImpairOption;
import twoflow.testsupport.FakeClock;

/** A relay on ports of its own, a thread of its own, and a clock that stands still. */
final class RunningRelay implements Closeable {

  private final List<FlowListener> listeners = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private final RecordedRelay recorded = new RecordedRelay();
  private final FakeClock clock = new FakeClock(1_000);
  private final StopSignal stop = new StopSignal();
  private final CompletableFuture<Void> result = new CompletableFuture<>();
  private final Relay relay;
  private final Thread thread;

  /** A relay of one flow, CHAT, with these observers as well. */
  RunningRelay(long sessions, RelayObserver... further) throws IOException {
    this(List.of("CHAT"), new SessionLimits(sessions, Duration.ZERO), further);
  }

  RunningRelay(List<String> flows, SessionLimits limits, RelayObserver... further)
      throws IOException {
    this(flows, limits, List.of(), further);
  }

  RunningRelay(
      List<String> flows,
      SessionLimits limits,
      List<ImpairOption> impairments,
      RelayObserver... further)
      throws IOException {
    for (String flow : flows) {
      listeners.add(FlowListener.open(new FlowPort(flow, 0), "127.0.0.1", impairments, false));
    }
    List<RelayObserver> observers = new ArrayList<>(List.of(further));
    observers.add(recorded);
    relay = new Relay(listeners, limits, new Observers(observers), clock, NOPLogger.NOP_LOGGER);
    thread = Thread.ofPlatform().name("relay").start(this::run);
  }

  private void run() {
    try {
      relay.run(stop);
      result.complete(null);
    } catch (Exception | AssertionError e) {
      result.completeExceptionally(e);
    }
  }

  /** A new peer of the first flow, that waits or is paired. */
  Peer peer() throws IOException {
    return peer(0);
  }

  /** A new peer of a flow, that waits or is paired. */
  Peer peer(int flow) throws IOException {
    Peer peer = peerInAHurry(flow);
    recorded.awaitAdmitted(peer.port());
    return peer;
  }

  /** A new peer of a flow, that the relay may not have seen yet. */
  Peer peerInAHurry(int flow) throws IOException {
    String address = listeners.get(flow).address();
    Peer peer = new Peer(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    peers.add(peer);
    return peer;
  }

  RecordedRelay recorded() {
    return recorded;
  }

  FlowListener listener() {
    return listeners.getFirst();
  }

  FakeClock clock() {
    return clock;
  }

  StopSignal stop() {
    return stop;
  }

  /** Waits for the end of a good run. */
  void awaitEnd() throws Exception {
    result.get(10, TimeUnit.SECONDS);
  }

  /** The message of a run that failed. */
  String failure() throws Exception {
    try {
      awaitEnd();
      throw new AssertionError("the relay did not fail: " + recorded.lines(""));
    } catch (ExecutionException e) {
      return assertInstanceOf(IOException.class, e.getCause()).getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    stop.request();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    relay.close();
    for (Peer peer : peers) {
      peer.close();
    }
  }
}
