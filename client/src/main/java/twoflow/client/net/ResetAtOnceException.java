package twoflow.client.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import twoflow.core.net.Addresses;

/** The other side has reset a connection while it was made: so does a server that refuses it. */
public final class ResetAtOnceException extends IOException {

  private static final long serialVersionUID = 1L;

  ResetAtOnceException(InetSocketAddress address, IOException cause) {
    super(Addresses.text(address) + " reset the connection at once: it takes no more", cause);
  }
}
