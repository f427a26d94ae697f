package twoflow.client.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import twoflow.core.event.EventLog;
import twoflow.core.pacing.LabClock;

/**
 * A {@link FlowConnection} and the plain socket at its other end. Reads of the far end fail after
 * 10 s instead of hanging.
 */
public final class LoopbackPair implements Closeable {

  private final FlowConnection near;
  private final Socket far;

  public LoopbackPair(String flow, LabClock clock, EventLog events) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      server.setReceiveBufferSize(4096);
      server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
      far = server.accept();
      near = new FlowConnection(flow, channel, clock, events);
    }
    far.setSoTimeout(10_000);
  }

  public FlowConnection near() {
    return near;
  }

  public Socket far() {
    return far;
  }

  /** The far end resets the connection. */
  public void resetByFar() throws IOException {
    far.setSoLinger(true, 0);
    far.close();
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}
