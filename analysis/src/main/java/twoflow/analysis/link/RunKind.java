package twoflow.analysis.link;

import java.util.LinkedHashMap;
import java.util.Map;
import twoflow.core.row.Flow;

/** Which of the lab's two arrangements a run is, and which program is between the clients. */
public enum RunKind {
  /** Two clients and a relay, which joins their connections two by two. */
  TWO_FLOW("relay", "relay"),
  /** The introductory demo: a server passes each member's message on to all others. */
  CHAT_DEMO("server", "chat-demo-server");

  /** The flow of the introductory demo, as its event files name it. */
  public static final String DEMO_FLOW = "DEMO";

  private static final int DEMO_PORT = 9000;

  private final String middle;
  private final String middleRole;

  RunKind(String middle, String middleRole) {
    this.middle = middle;
    this.middleRole = middleRole;
  }

  /** The word for the program in the middle. */
  public String middle() {
    return middle;
  }

  /** What the middle's event file is called; its own addresses are those that clients come to. */
  public String middleRole() {
    return middleRole;
  }

  /** From whom to whom the bytes of a leg go. */
  public String arrow(Leg leg) {
    return leg == Leg.TO_RELAY ? "client -> " + middle : middle + " -> client";
  }

  /** The middle's ports, and their flows, where nothing says otherwise. */
  public Map<Integer, String> defaultPorts() {
    if (this == CHAT_DEMO) {
      return Map.of(DEMO_PORT, DEMO_FLOW);
    }
    Map<Integer, String> ports = new LinkedHashMap<>();
    for (Flow flow : Flow.values()) {
      ports.put(flow.defaultPort(), flow.name());
    }
    return ports;
  }
}
