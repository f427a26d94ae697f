package twoflow.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import twoflow.core.net.Addresses;
import twoflow.core.net.TcpOptions;

/** One connection between a peer and the relay; counts the bytes of both directions. */
final class PeerConnection {

  private final FlowListener flow;
  private final SocketChannel channel;
  private final boolean delaysAcks;
  private final SelectionKey key;
  private final InetSocketAddress localAddress;
  private final InetSocketAddress remoteAddress;
  private String local;
  private String remote;
  private boolean logSuppressed;
  private int interest;
  private long receivedBytes;
  private long sentBytes;
  private boolean lost;

  /**
   * Takes over an accepted channel and registers it with the loop's selector, without an interest
   * yet. The caller attaches the {@link ReadyHandler} to {@link #key}.
   */
  PeerConnection(FlowListener flow, SocketChannel channel, Selector selector) throws IOException {
    this.flow = flow;
    this.channel = channel;
    this.delaysAcks = flow.delaysAcks();
    this.localAddress = (InetSocketAddress) channel.getLocalAddress();
    this.remoteAddress = (InetSocketAddress) channel.getRemoteAddress();
    channel.configureBlocking(false);
    TcpOptions.connection(channel);
    this.key = channel.register(selector, 0);
  }

  FlowListener flow() {
    return flow;
  }

  /** The relay's address of this connection. */
  InetSocketAddress localAddress() {
    return localAddress;
  }

  /** The peer's address. */
  InetSocketAddress remoteAddress() {
    return remoteAddress;
  }

  /** The relay's address of this connection, as text. */
  String local() {
    if (local == null) {
      local = Addresses.text(localAddress);
    }
    return local;
  }

  /** The peer's address, as text. */
  String remote() {
    if (remote == null) {
      remote = Addresses.text(remoteAddress);
    }
    return remote;
  }

  /** Turns off all its log lines but those of payload and resets: too many peers came at once. */
  void suppressLogging() {
    logSuppressed = true;
  }

  boolean logSuppressed() {
    return logSuppressed;
  }

  long receivedBytes() {
    return receivedBytes;
  }

  long sentBytes() {
    return sentBytes;
  }

  /** Whether a read or write has failed, or a probe has found a reset: the connection is gone. */
  boolean lost() {
    return lost;
  }

  /** Like {@link #lost}, but also detects a reset while the loop does not read the connection. */
  boolean lostUnread() throws IOException {
    if ((interest & SelectionKey.OP_READ) == 0 && ResetProbe.wasReset(channel)) {
      lost = true;
    }
    return lost;
  }

  SelectionKey key() {
    return key;
  }

  /** Sets whether the selector reports when the connection is ready for an operation. */
  void setInterest(int operation, boolean wanted) {
    int wantedInterest = wanted ? interest | operation : interest & ~operation;
    if (wantedInterest != interest) {
      interest = wantedInterest;
      key.interestOps(interest);
    }
  }

  /** Reads one piece; -1 once the peer's FIN was read. */
  int read(ByteBuffer buffer) throws IOException {
    try {
      int bytes = channel.read(buffer);
      receivedBytes += Math.max(0, bytes);
      if (delaysAcks) {
        TcpOptions.delayAck(channel);
      }
      return bytes;
    } catch (IOException e) {
      lost = true;
      throw e;
    }
  }

  /** Writes as much of a piece as TCP takes now. */
  int write(ByteBuffer piece) throws IOException {
    try {
      int bytes = channel.write(piece);
      sentBytes += bytes;
      return bytes;
    } catch (IOException e) {
      lost = true;
      throw e;
    }
  }

  /** Sends a FIN: the relay sends no more to the peer, but still reads. */
  void halfClose() throws IOException {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      lost = true;
      throw e;
    }
  }

  /** Whether the relay has closed or reset it. */
  boolean ended() {
    return !channel.isOpen();
  }

  void close() throws IOException {
    channel.close();
  }

  /** Closes by RST. The close of a non-blocking channel takes effect at the loop's next select. */
  void reset() throws IOException {
    try (channel) {
      TcpOptions.resetOnClose(channel);
    }
  }
}
