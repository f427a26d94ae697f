package twoflow.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare TCP peer on loopback, which does on the wire what a test says. */
public final class RawPeer implements AutoCloseable {

  private static final int READ_TIMEOUT_MS = 20_000;

  private final Socket socket;

  public RawPeer(int port) throws IOException {
    this(InetAddress.getLoopbackAddress(), port);
  }

  public RawPeer(InetAddress host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MS);
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads up to the partner's FIN. */
  public String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads up to the partner's FIN, as bytes. */
  public byte[] readAllBytes() throws IOException {
    return socket.getInputStream().readAllBytes();
  }

  /** Reads what one read gives, -1 bytes at the end. */
  public int read(byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }

  /** This side's address, as a capture's streams are named by it. */
  public String address() {
    return TcpFrame.text(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** The relay's address. */
  public String relay() {
    return TcpFrame.text(socket.getInetAddress(), socket.getPort());
  }

  /** Ends the connection by RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
