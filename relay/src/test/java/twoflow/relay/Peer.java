package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A peer of the relay on a plain socket. Reads fail after 10 s instead of hanging. */
final class Peer implements Closeable {

  private final Socket socket = new Socket();

  Peer(int relayPort) throws IOException {
    socket.setReceiveBufferSize(16_384);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), relayPort));
  }

  int port() {
    return socket.getLocalPort();
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  String read(int bytes) throws IOException {
    return new String(in().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  String readToFin() throws IOException {
    return new String(in().readAllBytes(), StandardCharsets.UTF_8);
  }

  void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void assertReset() {
    SocketException e = assertThrows(SocketException.class, this::readToFin);
    assertEquals("Connection reset", e.getMessage());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
