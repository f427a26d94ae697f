package twoflow.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import twoflow.core.net.Addresses;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/**
 * What a run needs, looked at before its folder is made: both inputs are read from their first to
 * their last row, and both ports must be free. Nothing is written, nothing listens, no packet is
 * sent.
 */
final class PreFlight {

  /** Where the relay of a run on this machine listens. */
  static final String HOST = "127.0.0.1";

  private final RunInputs inputs;

  /**
   * @param inputs the input files
   */
  PreFlight(RunInputs inputs) {
    this.inputs = inputs;
  }

  /**
   * Reads the inputs. A default one that is missing is no fault: it will be made with the sample
   * rows.
   *
   * @param checks makes what the rows of one file must meet besides
   * @throws IOException when one of them is not acceptable
   */
  void checkInputs(Supplier<RowCheck> checks) throws IOException {
    for (Flow flow : Flow.values()) {
      Path input = inputs.of(flow);
      if (inputs.named(flow).isPresent() || Files.exists(input)) {
        RowFile.check(input, flow, checks.get());
      }
    }
  }

  /**
   * Binds each port without listening on it, so that no peer can connect meanwhile.
   *
   * @throws IOException with one line for the user when one cannot be bound
   */
  static void checkPorts(RunPorts ports) throws IOException {
    for (Flow flow : Flow.values()) {
      InetSocketAddress address = new InetSocketAddress(HOST, ports.of(flow));
      try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
        // As a listener of the JVM does on Unix: connections in TIME-WAIT do not keep the port.
        socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        socket.bind(address);
      } catch (IOException e) {
        throw new IOException(
            "the relay cannot listen on "
                + Addresses.text(address)
                + " for "
                + flow
                + " ("
                + e.getMessage()
                + "): stop the program that uses the port"
                + ports.choice(flow),
            e);
      }
    }
  }

  /**
   * Requires that this machine has a network interface.
   *
   * @throws WrongUseException with a line for the user, which names those that there are
   */
  static void checkInterface(String name) throws IOException {
    if (NetworkInterface.getByName(name) == null) {
      String names =
          NetworkInterface.networkInterfaces()
              .map(NetworkInterface::getName)
              .sorted()
              .collect(Collectors.joining(", "));
      throw new WrongUseException(
          "--interface " + name + ": this machine has no such interface, but " + names);
    }
  }
}
