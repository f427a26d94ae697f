package twoflow.relay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import twoflow.core.net.Addresses;
import twoflow.core.net.Listeners;
import twoflow.relay.impair.ImpairOption;
import twoflow.relay.impair.ImpairedStream;

/** The listening socket of one flow, and what was counted of its sessions and peers. */
final class FlowListener implements Closeable {

  private final String name;
  private final ServerSocketChannel channel;
  private final String address;
  private final List<ImpairOption> impairments;
  private final boolean delaysAcks;
  private long sessions;
  private long endedSessions;
  private long resetSessions;
  private long forwardedBytes;
  private long refusedPeers;
  private long waitingSinceNs;

  /**
   * Takes over a listening socket.
   *
   * @param impairments what is done to the bytes of its streams
   * @param delaysAcks whether its ACKs are delayed
   */
  FlowListener(
      String name, ServerSocketChannel channel, List<ImpairOption> impairments, boolean delaysAcks)
      throws IOException {
    this.name = name;
    this.impairments = impairments;
    this.delaysAcks = delaysAcks;
    this.channel = channel;
    this.address = Addresses.text(channel.getLocalAddress());
    channel.configureBlocking(false);
  }

  /**
   * Binds and listens.
   *
   * @throws IOException with a line for the user when the port cannot be had
   */
  static FlowListener open(
      FlowPort flow, String bind, List<ImpairOption> impairments, boolean delaysAcks)
      throws IOException {
    return new FlowListener(
        flow.name(), Listeners.open(bind, flow.port()), impairments, delaysAcks);
  }

  /** Whether the relay delays the ACKs of its connections. */
  boolean delaysAcks() {
    return delaysAcks;
  }

  /** What is done to the bytes of a stream that begins; empty: nothing. */
  Optional<ImpairedStream> newImpairedStream() {
    return ImpairedStream.of(impairments, name);
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

  long sessions() {
    return sessions;
  }

  long resetSessions() {
    return resetSessions;
  }

  boolean hasRunningSession() {
    return sessions > endedSessions;
  }

  /** Since when the flow has had no running session. */
  long waitingSinceNs() {
    return waitingSinceNs;
  }

  /** The flow starts to wait for its next session. */
  void startWaiting(long nowNs) {
    waitingSinceNs = nowNs;
  }

  /**
   * Counts a session that starts.
   *
   * @return its number, from 1
   */
  long sessionStarted() {
    sessions++;
    return sessions;
  }

  /** Counts a session that has ended, and the bytes that it forwarded. */
  void sessionEnded(boolean reset, long bytes, long nowNs) {
    endedSessions++;
    forwardedBytes += bytes;
    if (reset) {
      resetSessions++;
    }
    startWaiting(nowNs);
  }

  /** Counts a refused peer. */
  void peerRefused() {
    refusedPeers++;
  }

  /** Whether all the sessions that the flow gets have ended. */
  boolean done(SessionLimits limits) {
    return limits.exhausted(endedSessions);
  }

  /** One line for the user. */
  String summary() {
    String resets = resetSessions == 0 ? "" : ", " + resetSessions + " of them reset";
    String refusals = refusedPeers == 0 ? "" : ", " + refusedPeers + " peers refused";
    return name
        + " "
        + endedSessions
        + " of "
        + sessions
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
