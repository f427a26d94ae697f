package twoflow.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import twoflow.bench.contender.Wiring;

/**
 * Makes pairs, with or without a program between the peers.
 *
 * <pre>{@code
 * DIRECT     left -----------------------> backend, accepts right
 * FORWARDS   left -----> front [program] -> backend, accepts right
 * PAIRS      left -----> front [program] <- front <----- right
 * }</pre>
 */
public final class Route implements Closeable {

  private static final int BACKLOG = 4096;

  private final Wiring wiring;
  private final ServerSocketChannel backend;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private InetSocketAddress front;

  /**
   * A route whose backend listens; with a program, call {@link #useProgram} before {@link #open}.
   */
  public Route(Wiring wiring) throws IOException {
    this.wiring = wiring;
    this.backend = ServerSocketChannel.open(StandardProtocolFamily.INET);
    backend.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    this.front = (InetSocketAddress) backend.getLocalAddress();
  }

  /** The port of the generator's listener. */
  public int backendPort() {
    return backend.socket().getLocalPort();
  }

  /**
   * Puts a program between the peers.
   *
   * @param programFront where it listens, and the peers connect from now on
   */
  public void useProgram(InetSocketAddress programFront) {
    front = programFront;
  }

  /** Connects two peers; both channels block. */
  public Pair open() throws IOException {
    SocketChannel left = connect();
    return new Pair(left, wiring == Wiring.PAIRS ? connect() : accept());
  }

  /** Whether the right peer connects, too, instead of being accepted. */
  boolean bothConnect() {
    return wiring == Wiring.PAIRS;
  }

  /** Connects one peer to the program, or to the other peer when there is none. */
  SocketChannel connect() throws IOException {
    // An IPv4 socket, as the programs' own: a mapped address would take the generator longer.
    SocketChannel channel = register(SocketChannel.open(StandardProtocolFamily.INET));
    channel.connect(front);
    return channel;
  }

  /** The generator's listener. */
  ServerSocketChannel backend() {
    return backend;
  }

  /** Has an open connection closed with the route, and sets its options. */
  SocketChannel register(SocketChannel channel) throws IOException {
    open.add(channel);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  /** A peer has closed its connection itself. */
  void unregister(SocketChannel channel) {
    open.remove(channel);
  }

  private SocketChannel accept() throws IOException {
    return register(backend.accept());
  }

  /** Closes all from another thread, to end a load that hangs. */
  public void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // What is still open is closed with the process; the load that hung is reported anyway.
    }
  }

  /** Closes all that it has opened; a thread that waits for one of them gets an exception. */
  @Override
  public void close() throws IOException {
    backend.close();
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
