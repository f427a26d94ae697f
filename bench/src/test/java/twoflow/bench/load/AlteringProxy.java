package twoflow.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A TCP proxy on loopback that may alter each piece that it forwards. */
final class AlteringProxy implements Closeable {

  private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final int backendPort;
  private final UnaryOperator<byte[]> alteration;

  /**
   * @param alteration gives what is forwarded instead of a piece
   */
  AlteringProxy(int backendPort, UnaryOperator<byte[]> alteration) throws IOException {
    this.backendPort = backendPort;
    this.alteration = alteration;
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress front() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void accept() {
    try {
      while (true) {
        Socket left = listener.accept();
        Socket right = new Socket(InetAddress.getLoopbackAddress(), backendPort);
        Thread.ofVirtual().start(() -> forward(left, right));
        Thread.ofVirtual().start(() -> forward(right, left));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      for (int bytes = from.getInputStream().read(buffer);
          bytes >= 0;
          bytes = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(alteration.apply(Arrays.copyOf(buffer, bytes)));
      }
      to.shutdownOutput();
    } catch (IOException closed) {
      // One side has closed its connection: the load reports what is missing.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
