package twoflow.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import twoflow.client.RelayPorts;
import twoflow.core.row.Flow;

/** The relay's port of each flow in a run. */
final class RunPorts {

  /** Lets the system pick a port. */
  static final int ANY = 0;

  private final Map<Flow, Integer> ports = new EnumMap<>(Flow.class);
  private final boolean chosen;

  /**
   * Takes the user's ports. Where the user gave 0, the system picks a free one.
   *
   * @throws IOException when there is none
   */
  RunPorts(RelayPorts options) throws IOException {
    chosen = true;
    List<ServerSocket> picked = new ArrayList<>();
    try {
      for (Flow flow : Flow.values()) {
        ports.put(flow, options.of(flow) == ANY ? pick(picked) : options.of(flow));
      }
    } finally {
      for (ServerSocket socket : picked) {
        socket.close();
      }
    }
  }

  /** Ports that no option of the user's says. */
  RunPorts(ToIntFunction<Flow> ports) {
    chosen = false;
    for (Flow flow : Flow.values()) {
      this.ports.put(flow, ports.applyAsInt(flow));
    }
  }

  /** The usual ports, where no option says others. */
  static RunPorts usual() {
    return new RunPorts(Flow::defaultPort);
  }

  /** Keeps the port for now, so that the next one that is picked is another one. */
  private static int pick(List<ServerSocket> picked) throws IOException {
    ServerSocket socket = new ServerSocket(ANY, 1, InetAddress.getByName(PreFlight.HOST));
    picked.add(socket);
    return socket.getLocalPort();
  }

  /** The port of a flow. */
  int of(Flow flow) {
    return ports.get(flow);
  }

  /** The name of a flow's option, such as {@code --chat-port}. */
  String optionName(Flow flow) {
    return "--" + flow.name().toLowerCase(Locale.ROOT) + "-port";
  }

  /**
   * How the user can have another port for a flow, as the end of a sentence; empty without options.
   */
  String choice(Flow flow) {
    return chosen
        ? ", or choose another one with " + optionName(flow) + " (0 picks a free one)"
        : "";
  }

  /** The same ports as options for a client. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    ports.forEach((flow, port) -> arguments.addAll(List.of(optionName(flow), port.toString())));
    return arguments;
  }
}
