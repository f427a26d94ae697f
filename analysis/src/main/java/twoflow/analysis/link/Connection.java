package twoflow.analysis.link;

/**
 * One TCP connection of the run, as the capture shows it.
 *
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param flow the flow's name
 * @param client the client's address, {@code host:port}
 * @param relay the relay's address
 * @param handshake whether SYN, SYN-ACK and the ACK of it were captured
 * @param clientEnd how the client ended its direction
 * @param relayEnd how the relay ended its direction
 * @param closedFirst whose FIN or RST came first
 * @param clientBytes payload bytes that the client sent, each counted once
 * @param relayBytes payload bytes that the relay sent
 */
public record Connection(
    int tcpStream,
    String flow,
    String client,
    String relay,
    boolean handshake,
    End clientEnd,
    End relayEnd,
    Side closedFirst,
    long clientBytes,
    long relayBytes) {

  /** One side of a connection. */
  public enum Side {
    /** The client. */
    CLIENT,
    /** The relay. */
    RELAY,
    /** Neither. */
    NONE
  }

  /** How one direction of a connection ended. */
  public enum End {
    /** By FIN. */
    FIN,
    /** By RST. */
    RST,
    /** The capture shows no end. */
    NONE
  }
}
