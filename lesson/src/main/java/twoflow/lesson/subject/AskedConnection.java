package twoflow.lesson.subject;

import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.core.row.Flow;

/**
 * The connection on which a client sends the rows of a flow to the relay.
 *
 * @param flow the flow
 * @param connection the connection
 */
public record AskedConnection(Flow flow, LabConnection connection) {

  /** The sending client, as students know it. */
  public String client() {
    return flow == Flow.CHAT ? "client-chat" : "client-voip";
  }

  /** The flow, as students know it. */
  public String flowName() {
    return flow == Flow.CHAT ? "chat" : "voice";
  }

  /** Which connection it is, for the middle of a sentence. */
  public String words() {
    return "the connection on which `" + client() + "` sends the " + flowName();
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

  /** The initial sequence number of one side; a complete capture has it. */
  public long initialSequenceNumber(Leg sender) {
    return connection.direction(sender).initialSequenceNumber().orElseThrow();
  }
}
