package twoflow.it;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free now; for the tests in which a client has to know the port first. They lie
 * below those that systems give to clients: no connection of a test that runs at the same time has
 * one of them, so a capture of the port holds the test's own packets alone.
 */
public final class FreePorts {

  private static final int FIRST = 10_000;
  private static final int END = 32_000;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  public static int[] two() throws IOException {
    try (ServerSocket one = bind();
        ServerSocket two = bind()) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }

  private static ServerSocket bind() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        // Somebody has it.
      }
    }
    throw new IOException("no free port from " + FIRST + " to " + END);
  }
}
