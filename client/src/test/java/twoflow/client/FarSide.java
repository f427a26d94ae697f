package twoflow.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import twoflow.core.row.Flow;

/**
 * What a client meets: the relay and the partner behind it, one plain socket per flow. Reads fail
 * after 10 s instead of hanging.
 */
final class FarSide implements Closeable {

  private final Map<Flow, ServerSocket> listeners = new EnumMap<>(Flow.class);
  private final Map<Flow, Socket> sockets = new EnumMap<>(Flow.class);

  FarSide() throws IOException {
    for (Flow flow : Flow.values()) {
      ServerSocket listener = new ServerSocket();
      listener.setReceiveBufferSize(4096);
      listener.setSoTimeout(10_000);
      listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      listeners.put(flow, listener);
    }
  }

  /** Makes the port of a flow refuse connections. */
  void stopListening(Flow flow) throws IOException {
    listeners.get(flow).close();
  }

  int port(Flow flow) {
    return listeners.get(flow).getLocalPort();
  }

  /** The client's port on a flow that was accepted. */
  int peerPort(Flow flow) {
    return sockets.get(flow).getPort();
  }

  void accept(Flow... flows) throws IOException {
    for (Flow flow : flows) {
      sockets.put(flow, listeners.get(flow).accept());
      sockets.get(flow).setSoTimeout(10_000);
    }
  }

  void send(Flow flow, String text) throws IOException {
    sockets.get(flow).getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One byte, or -1 at the FIN. */
  int read(Flow flow) throws IOException {
    return sockets.get(flow).getInputStream().read();
  }

  String readToFin(Flow flow) throws IOException {
    byte[] bytes = sockets.get(flow).getInputStream().readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void halfClose(Flow flow) throws IOException {
    sockets.get(flow).shutdownOutput();
  }

  void reset(Flow flow) throws IOException {
    sockets.get(flow).setSoLinger(true, 0);
    sockets.get(flow).close();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets.values()) {
      socket.close();
    }
    for (ServerSocket listener : listeners.values()) {
      listener.close();
    }
  }
}
