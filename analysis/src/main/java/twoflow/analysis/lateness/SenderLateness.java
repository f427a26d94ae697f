package twoflow.analysis.lateness;

/**
 * How late the writes of one client on one connection were.
 *
 * @param flow the flow's name
 * @param pair the number of the pair within its flow, from 1; 0 when it is in none
 * @param role the client, as its event file is named
 * @param client its address, {@code host:port}
 * @param tcpStream Wireshark's number of the connection's stream
 * @param figures the figures
 */
public record SenderLateness(
    String flow, int pair, String role, String client, int tcpStream, WriteFigures figures) {}
