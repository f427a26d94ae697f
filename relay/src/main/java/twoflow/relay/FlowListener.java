package twoflow.relay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import twoflow.core.net.Addresses;
import twoflow.core.net.Listeners;

/** The listening socket of one flow, the peer that waits there, and the count of its pairs. */
final class FlowListener implements Closeable {

  private final String name;
  private final ServerSocketChannel channel;
  private final String address;
  private long pairs;
  private long endedPairs;
  private long resetPairs;
  private long forwardedBytes;
  private long refusedPeers;
  private long waitingSinceNs;

  /** Takes over a listening socket. */
  FlowListener(String name, ServerSocketChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.address = Addresses.text(channel.getLocalAddress());
    channel.configureBlocking(false);
  }

  /**
   * Binds and listens.
   *
   * @throws IOException with a line for the user when the port cannot be had
   */
  static FlowListener open(FlowPort flow, String bind) throws IOException {
    return new FlowListener(flow.name(), Listeners.open(bind, flow.port()));
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  ServerSocketChannel channel() {
    return channel;
  }

  long pairs() {
    return pairs;
  }

  long resetPairs() {
    return resetPairs;
  }

  boolean hasRunningPair() {
    return pairs > endedPairs;
  }

  /** Since when the flow has had no running pair. */
  long waitingSinceNs() {
    return waitingSinceNs;
  }

  /** The flow begins to wait for a pair. */
  void waitFrom(long nowNs) {
    waitingSinceNs = nowNs;
  }

  /**
   * A pair begins.
   *
   * @return its number, from 1
   */
  long pairBegins() {
    pairs++;
    return pairs;
  }

  void pairEnds(boolean reset, long bytes, long nowNs) {
    endedPairs++;
    forwardedBytes += bytes;
    if (reset) {
      resetPairs++;
    }
    waitFrom(nowNs);
  }

  /** A peer is refused. */
  void refuses() {
    refusedPeers++;
  }

  /** Whether all the pairs that the flow gets have ended. */
  boolean done(Pairing pairing) {
    return pairing.exhausted(endedPairs);
  }

  /** One line for the user. */
  String summary() {
    String resets = resetPairs == 0 ? "" : ", " + resetPairs + " of them reset";
    String refusals = refusedPeers == 0 ? "" : ", " + refusedPeers + " peers refused";
    return name
        + " "
        + endedPairs
        + " of "
        + pairs
        + " pairs ended"
        + resets
        + ", "
        + forwardedBytes
        + " bytes forwarded"
        + refusals;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
