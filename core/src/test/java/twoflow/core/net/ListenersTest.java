package twoflow.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ListenersTest {

  @Test
  void shouldPickAPortAndRefuseOneInUse() throws IOException {
    try (ServerSocketChannel first = Listeners.open("127.0.0.1", 0)) {
      int port = first.socket().getLocalPort();
      assertTrue(port > 0, () -> "port " + port);
      IOException e =
          assertThrows(IOException.class, () -> Listeners.open("127.0.0.1", port).close());
      assertEquals(
          "cannot listen on 127.0.0.1:%d (Address already in use): stop the program that uses the port, or choose another address or port"
              .formatted(port),
          // Windows names the call that failed, too.
          e.getMessage().replace(": bind)", ")"));
    }
  }

  @Test
  void shouldTakeIpv4AloneWhenBoundToAllOfIt() throws IOException {
    try (ServerSocketChannel all = Listeners.open("0.0.0.0", 0)) {
      int port = all.socket().getLocalPort();
      SocketChannel.open(new InetSocketAddress("127.0.0.1", port)).close();
      assertThrows(
          IOException.class, () -> SocketChannel.open(new InetSocketAddress("::1", port)).close());
    }
  }

  @Test
  void shouldRefuseAnUnknownHost() {
    IOException e =
        assertThrows(IOException.class, () -> Listeners.open("no such host", 0).close());
    assertEquals("cannot listen on no such host: unknown host", e.getMessage());
  }
}
