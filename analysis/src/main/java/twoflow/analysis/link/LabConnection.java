package twoflow.analysis.link;

import java.io.IOException;
import twoflow.core.net.Addresses;
import twoflow.pcap.tcp.Endpoint;
import twoflow.pcap.tcp.NewBytes;
import twoflow.pcap.tcp.SequenceSpace;
import twoflow.pcap.tcp.TcpSegment;

/** A connection between a client and the relay, while the capture is read. */
public final class LabConnection {

  private final int tcpStream;
  private final String flow;
  private final Endpoint client;
  private final Endpoint relay;
  private final StreamDirection toRelay;
  private final StreamDirection fromRelay;
  private boolean syn;
  private boolean synAck;
  private boolean handshakeAck;
  private boolean fromClientAcked;
  private boolean fromRelayAcked;
  private Connection.Side closedFirst = Connection.Side.NONE;

  /**
   * A connection.
   *
   * @param tcpStream Wireshark's number
   */
  LabConnection(
      int tcpStream,
      String flow,
      Endpoint client,
      Endpoint relay,
      StreamDirection toRelay,
      StreamDirection fromRelay) {
    this.tcpStream = tcpStream;
    this.flow = flow;
    this.client = client;
    this.relay = relay;
    this.toRelay = toRelay;
    this.fromRelay = fromRelay;
  }

  /** Takes a segment and says what it is. */
  SegmentRecord accept(TcpSegment segment, long frame, long timeNs, int index, byte[] packet)
      throws IOException {
    Leg leg = segment.source().equals(client) ? Leg.TO_RELAY : Leg.FROM_RELAY;
    StreamDirection direction = direction(leg);
    long place = direction.place(segment, frame);
    boolean acknowledges = segment.has(TcpSegment.ACK) && !segment.has(TcpSegment.SYN);
    long ack = acknowledges ? reverse(leg).placeAck(segment, frame) : SequenceSpace.OUTSIDE;
    // A RST with a number before the first byte is of something else, or a forgery.
    boolean oldReset = segment.has(TcpSegment.RST) && place < 1;
    if (place == SequenceSpace.OUTSIDE || oldReset) {
      direction.refuse(segment);
      return new SegmentRecord(
          frame,
          timeNs,
          index,
          leg,
          segment.flags(),
          SegmentRecord.OUTSIDE,
          0,
          0,
          NewBytes.NONE,
          segment.headerBytes(),
          0,
          windowBytes(segment, leg));
    }
    int purpose = purpose(segment, leg, ack);
    // The SYN takes number 0, the first byte has number 1 (RFC 9293, 3.4).
    long firstSeq = segment.has(TcpSegment.SYN) ? place + 1 : place;
    NewBytes newBytes = direction.accept(segment, firstSeq, frame, timeNs, packet);
    if (closedFirst == Connection.Side.NONE && direction.end() != Connection.End.NONE) {
      closedFirst = leg == Leg.TO_RELAY ? Connection.Side.CLIENT : Connection.Side.RELAY;
    }
    return new SegmentRecord(
        frame,
        timeNs,
        index,
        leg,
        segment.flags(),
        purpose,
        firstSeq,
        segment.payloadBytes(),
        newBytes,
        segment.headerBytes(),
        Math.max(0, ack),
        windowBytes(segment, leg));
  }

  /** A window is scaled when both sides offered that, and never that of a SYN (RFC 7323, 2.2). */
  private long windowBytes(TcpSegment segment, Leg leg) {
    int shift = direction(leg).synOptions().windowShift();
    boolean scaled =
        !segment.has(TcpSegment.SYN) && shift >= 0 && reverse(leg).synOptions().windowShift() >= 0;
    return scaled ? (long) segment.window() << shift : segment.window();
  }

  private int purpose(TcpSegment segment, Leg leg, long ack) {
    if (segment.has(TcpSegment.SYN)) {
      syn |= !segment.has(TcpSegment.ACK);
      synAck |= segment.has(TcpSegment.ACK);
    }
    if (ack < 1 || segment.has(TcpSegment.RST)) {
      return 0;
    }
    int purpose = 0;
    if (leg == Leg.TO_RELAY && synAck && !handshakeAck) {
      handshakeAck = true;
      purpose |= SegmentRecord.COMPLETES_HANDSHAKE;
    }
    boolean acked = leg == Leg.TO_RELAY ? fromRelayAcked : fromClientAcked;
    if (!acked && reverse(leg).isFinCovered(ack)) {
      purpose |= SegmentRecord.ACKNOWLEDGES_FIN;
      fromRelayAcked |= leg == Leg.TO_RELAY;
      fromClientAcked |= leg == Leg.FROM_RELAY;
    }
    return purpose;
  }

  private StreamDirection reverse(Leg leg) {
    return direction(leg.reverse());
  }

  void finish() throws IOException {
    toRelay.finish();
    fromRelay.finish();
  }

  /** Wireshark's number. */
  public int tcpStream() {
    return tcpStream;
  }

  /** The flow's name. */
  public String flow() {
    return flow;
  }

  /** The client's side. */
  public Endpoint client() {
    return client;
  }

  /** The relay's side. */
  public Endpoint relay() {
    return relay;
  }

  /** The client's address and port, as the event files write them. */
  public String clientAddress() {
    return Addresses.text(client.addressBytes(), client.port());
  }

  /** The client, among those of all flows. */
  public FlowClient flowClient() {
    return new FlowClient(relay.port(), clientAddress());
  }

  /** The relay's address and port, as the event files write them. */
  public String relayAddress() {
    return Addresses.text(relay.addressBytes(), relay.port());
  }

  /** What went on one leg. */
  public StreamDirection direction(Leg leg) {
    return leg == Leg.TO_RELAY ? toRelay : fromRelay;
  }

  /** Whether nobody listened when the client came: it tries again on another connection. */
  public boolean refused() {
    return syn && !synAck && fromRelay.end() == Connection.End.RST;
  }

  /**
   * Whether it looks as if the relay never paired it: no byte came from the relay, no row of the
   * CSV file went to it, and one side gave it up by RST. So ends a peer that came when all pairs
   * were taken, and a port scanner.
   */
  public boolean looksUnpaired() {
    boolean reset = toRelay.end() == Connection.End.RST || fromRelay.end() == Connection.End.RST;
    return reset && !carriedRelayBytes() && toRelay.rows().count(RowStatus.EQUAL) == 0;
  }

  /**
   * Whether its client sent bytes and did not leave by itself: if no partner got them, they are
   * lost. A client that leaves gives the connection up by RST before the relay has ended it.
   */
  boolean stayedWithBytes() {
    boolean left = toRelay.end() == Connection.End.RST && fromRelay.end() == Connection.End.NONE;
    return toRelay.bytes() > 0 && !left;
  }

  /** Whether the relay sent payload on it: then it was paired, whatever the events say. */
  boolean carriedRelayBytes() {
    return fromRelay.bytes() > 0;
  }

  /** Whether any payload was captured, or is known to be missing. */
  public boolean carriedBytes() {
    return toRelay.bytes() + fromRelay.bytes() > 0;
  }

  /** What the capture shows of it. */
  public Connection summary() {
    return new Connection(
        tcpStream,
        flow,
        clientAddress(),
        relayAddress(),
        syn && synAck && handshakeAck,
        toRelay.end(),
        fromRelay.end(),
        closedFirst,
        toRelay.bytes() - toRelay.stream().missingBytes(),
        fromRelay.bytes() - fromRelay.stream().missingBytes());
  }
}
