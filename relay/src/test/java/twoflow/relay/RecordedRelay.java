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
  private long mostPendingBytes;

  /** From now on bytes are counted, but get no line. */
  synchronized void suppressPieceLines() {
    pieces = false;
  }

  /** The lines so far that begin like this. */
  synchronized List<String> lines(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).toList();
  }

  /** How many bytes all connections together have received. */
  synchronized long receivedBytes() {
    return receivedBytes;
  }

  /** How many bytes are received and not yet sent, in all directions together. */
  synchronized long pendingBytes() {
    return receivedBytes - sentBytes;
  }

  /** The most bytes that were received and not yet sent, in all directions together. */
  synchronized long mostPendingBytes() {
    return mostPendingBytes;
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

  /** Waits until all connections together have received so much. */
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
  public void connected(PeerConnection peer, long timeNs) {
    add("connected " + port(peer));
  }

  @Override
  public void waiting(PeerConnection peer) {
    add("waiting " + port(peer));
  }

  @Override
  public void paired(PeerConnection first, PeerConnection second, long session, long timeNs) {
    add("paired " + port(first) + " " + port(second) + " session " + session);
  }

  @Override
  public void left(PeerConnection peer, long timeNs) {
    add("left " + port(peer));
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    add("refused " + flow + " " + remote.getPort() + " " + reason);
  }

  @Override
  public synchronized void received(
      PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    receivedBytes += lastSeq - firstSeq + 1;
    mostPendingBytes = Math.max(mostPendingBytes, receivedBytes - sentBytes);
    if (pieces) {
      add("received " + port(from) + " " + firstSeq + ".." + lastSeq);
    }
  }

  @Override
  public synchronized void forwarding(
      PeerConnection from, PeerConnection to, long firstSeq, ByteBuffer piece) {
    if (pieces) {
      String text = StandardCharsets.UTF_8.decode(piece.duplicate()).toString();
      add("forwarding " + port(from) + " " + port(to) + " " + firstSeq + " " + text);
    }
  }

  @Override
  public synchronized void sent(
      PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    sentBytes += lastSeq - firstSeq + 1;
    if (pieces) {
      add("sent " + port(to) + " " + firstSeq + ".." + lastSeq);
    }
  }

  @Override
  public void ended(PeerConnection from, long timeNs) {
    add("ended " + port(from));
  }

  @Override
  public void halfClosed(PeerConnection to, long timeNs) {
    add("halfClosed " + port(to));
  }

  @Override
  public void closed(PeerConnection peer, long timeNs) {
    add("closed " + port(peer));
  }

  @Override
  public void reset(PeerConnection peer, String cause, long timeNs) {
    add("reset " + port(peer) + " " + cause);
  }

  private synchronized void add(String line) {
    lines.add(line);
  }

  private static String port(PeerConnection peer) {
    return peer.remote().substring(peer.remote().lastIndexOf(':') + 1);
  }
}
