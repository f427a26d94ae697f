package twoflow.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that are free now; for the tests in which a client has to know the port first. */
public final class FreePorts {

  private FreePorts() {}

  public static int[] two() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }
}
