package twoflow.lesson.subject;

import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.core.row.Flow;

/**
 * The connection on which a client sends the rows of a flow to the relay.
 *
 * @param flow the flow
 * @param connection the connection
 * @param oneOfSeveral whether there are more such connections; then this is the first of them
 */
public record AskedConnection(Flow flow, LabConnection connection, boolean oneOfSeveral) {

  /** The sending client, as students know it. */
  public String client() {
    return client(flow);
  }

  /** The client that gets the flow. */
  public String receiver() {
    return client(flow == Flow.CHAT ? Flow.VOIP : Flow.CHAT);
  }

  private static String client(Flow sent) {
    return sent == Flow.CHAT ? "client-chat" : "client-voip";
  }

  /** The flow, as students know it. */
  public String flowName() {
    return flow == Flow.CHAT ? "chat" : "voice";
  }

  /** Which connection it is, for the middle of a sentence. */
  public String words() {
    return "the "
        + (oneOfSeveral ? "first connection to be opened" : "connection")
        + " on which `"
        + client()
        + "` sends the "
        + flowName();
  }

  /** What a display filter for the relay's port needs besides, after it; empty of one sender. */
  public String keepToPort() {
    return oneOfSeveral ? ", and keep to the port of this client" : "";
  }

  /** Whether it sends rows of text; those of a call are spoken. */
  public boolean sendsText() {
    return connection
        .direction(Leg.TO_RELAY)
        .call()
        .map(call -> call.packets().size() == 0)
        .orElse(true);
  }

  /** Wireshark's number of the TCP stream. */
  public int tcpStream() {
    return connection.tcpStream();
  }

  /** The port of the relay. */
  public int relayPort() {
    return connection.relay().port();
  }

  /** The port of the client. */
  public int clientPort() {
    return connection.client().port();
  }

  /** Whether its packets are of IPv6. */
  public boolean ipv6() {
    return connection.client().ipv6();
  }

  /** The initial sequence number of one side; a complete capture has it. */
  public long initialSequenceNumber(Leg sender) {
    return connection.direction(sender).initialSequenceNumber().orElseThrow();
  }

  /** The number as the header has it: a relative one, and the initial one added (RFC 9293, 3.4). */
  public long rawNumber(Leg sender, long relative) {
    return initialSequenceNumber(sender) + relative & 0xFFFF_FFFFL;
  }
}
