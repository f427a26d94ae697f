package twoflow.it.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twoflow.it.Events;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/**
 * A relay and clients for one flow; each writes its events to {@code <role>.csv}.
 *
 * @param folder where they run
 * @param flow {@code CHAT} or {@code VOIP}
 */
record OneFlow(Path folder, String flow) {

  /** Starts a relay for the flow. */
  LabProcess relay(String... more) throws IOException {
    return start("relay", List.of("--flow", flow + "=0"), more);
  }

  /** Starts a client that uses this flow alone. */
  LabProcess client(String role, LabProcess relay, String... more) throws IOException {
    String portOption = flow.equals("CHAT") ? "--chat-port" : "--voip-port";
    String port = Integer.toString(relay.awaitPort(flow));
    return start(role, List.of("--flows", flow, portOption, port), more);
  }

  /** A bare peer of the relay. */
  RawPeer peer(LabProcess relay) throws IOException {
    return new RawPeer(relay.awaitPort(flow));
  }

  /** The events of a role. */
  Events events(String role) throws IOException {
    return Events.read(folder.resolve(role + ".csv"));
  }

  /** How many bytes a role sent, without a gap. */
  long sentBytes(String role) throws IOException {
    return Events.contiguousBytes(events(role).of("sent", flow));
  }

  /** How many bytes a role received, without a gap. */
  long receivedBytes(String role) throws IOException {
    return Events.contiguousBytes(events(role).of("received", flow));
  }

  private LabProcess start(String role, List<String> options, String... more) throws IOException {
    List<String> args = new ArrayList<>(options);
    args.addAll(List.of("--events", role + ".csv"));
    args.addAll(Arrays.asList(more));
    return LabProcess.role(folder, role, args.toArray(String[]::new));
  }
}
