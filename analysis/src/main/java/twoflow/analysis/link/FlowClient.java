package twoflow.analysis.link;

/**
 * A client of one flow. Its address alone says too little: the system may give clients of both
 * flows the same port of one host. The flow's name says too little, too: the relay, the report and
 * the clients may use different ones.
 *
 * @param relayPort the flow's port of the relay
 * @param address the client's {@code host:port}, as the event files write it
 */
public record FlowClient(int relayPort, String address) {

  /**
   * A client as an event names it.
   *
   * @param relayAddress the relay's {@code host:port}; its port is 0 if that is no address
   */
  public static FlowClient of(String relayAddress, String address) {
    return new FlowClient(port(relayAddress), address);
  }

  /** The port of an address {@code host:port}; 0 if it is none. */
  public static int port(String address) {
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
