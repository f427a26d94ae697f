package twoflow.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import twoflow.core.net.Addresses;
import twoflow.core.net.TcpOptions;

/** One connection between a peer and the relay, with the bytes counted in both directions. */
final class Leg {

  private final FlowListener flow;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final InetSocketAddress localAddress;
  private final InetSocketAddress remoteAddress;
  private String local;
  private String remote;
  private boolean onlyCounted;
  private int interest;
  private long receivedBytes;
  private long sentBytes;
  private boolean lost;

  /** Takes over an accepted channel and registers it with the loop; the leg is the attachment. */
  Leg(FlowListener flow, SocketChannel channel, Selector selector) throws IOException {
    this.flow = flow;
    this.channel = channel;
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

  /** Its coming and going is not to be logged: it came in a crowd. */
  void countOnly() {
    onlyCounted = true;
  }

  boolean onlyCounted() {
    return onlyCounted;
  }

  long receivedBytes() {
    return receivedBytes;
  }

  long sentBytes() {
    return sentBytes;
  }

  /** Whether TCP has said that the connection is gone: its peer has reset it. */
  boolean lost() {
    return lost;
  }

  /** Whether its peer has reset it while the loop did not read it, and so was not told. */
  boolean lostUnread() throws IOException {
    if ((interest & SelectionKey.OP_READ) == 0 && ResetProbe.wasReset(channel)) {
      lost = true;
    }
    return lost;
  }

  SelectionKey key() {
    return key;
  }

  /** Asks the loop to tell, or not to tell, when the connection is ready for an operation. */
  void want(int operation, boolean wanted) {
    int wantedInterest = wanted ? interest | operation : interest & ~operation;
    if (wantedInterest != interest) {
      interest = wantedInterest;
      key.interestOps(interest);
    }
  }

  /** Reads one piece; -1 when the peer has ended its direction. */
  int read(ByteBuffer buffer) throws IOException {
    try {
      int bytes = channel.read(buffer);
      receivedBytes += Math.max(0, bytes);
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

  /** Ends the relay's direction towards the peer by FIN. */
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
