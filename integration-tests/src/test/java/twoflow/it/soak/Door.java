package twoflow.it.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A flow of the relay. The relay pairs in order of arrival: whoever has the door alone decides who
 * is paired with whom.
 *
 * @param port the flow's port
 */
record Door(int port) {

  private static final int CONNECT_TIMEOUT_MS = 30_000;

  /** The ports of 127.0.0.1 are left to the tests that run at the same time. */
  private static final String SOURCE = "127.0.0.2";

  /** Doors that one at a time may use. */
  static final class Free {

    private final BlockingQueue<Door> free;

    Free(List<Door> doors) {
      free = new LinkedBlockingQueue<>(doors);
    }

    /** Does something while nobody else uses the door. */
    <T> T use(Use<T> use) throws IOException, InterruptedException {
      Door door = free.take();
      try {
        return use.through(door);
      } finally {
        free.add(door);
      }
    }
  }

  /** Something that needs a door. */
  interface Use<T> {
    T through(Door door) throws IOException, InterruptedException;
  }

  /** Connects; the one after it on this door is its partner. */
  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.bind(new InetSocketAddress(SOURCE, 0));
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MS);
    return socket;
  }
}
