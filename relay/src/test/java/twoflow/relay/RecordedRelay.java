package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Keeps what a relay does, a line each; peers are named by their ports. */
final class RecordedRelay implements RelayObserver {

  private final List<String> lines = new ArrayList<>();
  private boolean pieces = true;
  private long receivedBytes;
  private long sentBytes;
  private long mostHeldBytes;

  /** From now on bytes are counted, but get no line. */
  synchronized void countOnly() {
    pieces = false;
  }

  /** The lines so far that begin like this. */
  synchronized List<String> lines(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).toList();
  }

  /** How many bytes all legs together have received. */
  synchronized long receivedBytes() {
    return receivedBytes;
  }

  /** How many bytes are received and not yet sent, in all directions together. */
  synchronized long heldBytes() {
    return receivedBytes - sentBytes;
  }

  /** The most bytes that were received and not yet sent, in all directions together. */
  synchronized long mostHeldBytes() {
    return mostHeldBytes;
  }

  /** Waits for a line that begins like this. */
  void await(String start) {
    await(start, line -> line.startsWith(start));
  }

  /** Waits until a peer was paired, or waits for its partner: until then a FIN means it left. */
  void awaitAdmitted(int port) {
    await(
        "peer " + port,
        line ->
            line.equals("waiting " + port)
                || line.startsWith("paired ") && line.contains(" " + port + " "));
  }

  /** Waits until all legs together have received so much. */
  void awaitReceived(long bytes) {
    await(bytes + " bytes received", () -> receivedBytes() >= bytes);
  }

  private void await(String what, Predicate<String> wanted) {
    await(what, () -> lines("").stream().anyMatch(wanted));
  }

  private void await(String what, BooleanSupplier there) {
    long deadlineNs = System.nanoTime() + 10_000_000_000L;
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("no '" + what + "' in " + lines(""));
      }
      LockSupport.parkNanos(500_000);
    }
  }

  @Override
  public void connected(Leg leg, long timeNs) {
    add("connected " + port(leg));
  }

  @Override
  public void waiting(Leg leg) {
    add("waiting " + port(leg));
  }

  @Override
  public void paired(Leg first, Leg second, long session, long timeNs) {
    add("paired " + port(first) + " " + port(second) + " session " + session);
  }

  @Override
  public void left(Leg leg, long timeNs) {
    add("left " + port(leg));
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    add("refused " + flow + " " + remote.getPort() + " " + reason);
  }

  @Override
  public synchronized void received(
      Leg from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    receivedBytes += lastSeq - firstSeq + 1;
    mostHeldBytes = Math.max(mostHeldBytes, receivedBytes - sentBytes);
    if (pieces) {
      add("received " + port(from) + " " + firstSeq + ".." + lastSeq);
    }
  }

  @Override
  public synchronized void forwarding(Leg from, Leg to, long firstSeq, ByteBuffer piece) {
    if (pieces) {
      String text = StandardCharsets.UTF_8.decode(piece.duplicate()).toString();
      add("forwarding " + port(from) + " " + port(to) + " " + firstSeq + " " + text);
    }
  }

  @Override
  public synchronized void sent(
      Leg to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    sentBytes += lastSeq - firstSeq + 1;
    if (pieces) {
      add("sent " + port(to) + " " + firstSeq + ".." + lastSeq);
    }
  }

  @Override
  public void ended(Leg from, long timeNs) {
    add("ended " + port(from));
  }

  @Override
  public void halfClosed(Leg to, long timeNs) {
    add("halfClosed " + port(to));
  }

  @Override
  public void closed(Leg leg, long timeNs) {
    add("closed " + port(leg));
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    add("reset " + port(leg) + " " + cause);
  }

  private synchronized void add(String line) {
    lines.add(line);
  }

  private static String port(Leg leg) {
    return leg.remote().substring(leg.remote().lastIndexOf(':') + 1);
  }
}
