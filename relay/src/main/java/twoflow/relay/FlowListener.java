package twoflow.relay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import twoflow.core.net.Addresses;
import twoflow.core.net.Listeners;

/** The listening socket of one flow, and what was counted of its sessions and peers. */
final class FlowListener implements Closeable {

  private final String name;
  private final ServerSocketChannel channel;
  private final String address;
  private long sessions;
  private long endedSessions;
  private long resetSessions;
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
