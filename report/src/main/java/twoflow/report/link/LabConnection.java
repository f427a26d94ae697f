package twoflow.report.link;

import java.io.IOException;
import twoflow.report.store.RecordStore;
import twoflow.report.tcp.Endpoint;
import twoflow.report.tcp.NewBytes;
import twoflow.report.tcp.SequenceSpace;
import twoflow.report.tcp.TcpSegment;
import twoflow.report.tcp.TcpStream;

/** A connection between a client and the relay, while the capture is read. */
public final class LabConnection {

  private final TcpStream stream;
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

  LabConnection(
      TcpStream stream,
      String flow,
      Endpoint client,
      Endpoint relay,
      RunInput input,
      TextKeeper texts,
      RecordStore store)
      throws IOException {
    this.stream = stream;
    this.flow = flow;
    this.client = client;
    this.relay = relay;
    this.toRelay = new StreamDirection(Leg.TO_RELAY, input, flow, texts, store);
    this.fromRelay = new StreamDirection(Leg.FROM_RELAY, input, flow, texts, store);
  }

  /** Takes a segment and says what it is. */
  SegmentRecord accept(TcpSegment segment, long frame, long timeNs, int index, byte[] packet)
      throws IOException {
    Leg leg = segment.source().equals(client) ? Leg.TO_RELAY : Leg.FROM_RELAY;
    StreamDirection direction = direction(leg);
    SequenceSpace numbers = stream.from(segment.source());
    long relative = numbers.relative(segment.seq());
    // The SYN takes number 0, the first byte has number 1 (RFC 9293, 3.4).
    long firstSeq = segment.has(TcpSegment.SYN) ? relative + 1 : relative;
    int purpose = purpose(segment, leg);
    NewBytes fresh = direction.accept(segment, firstSeq, numbers.certain(), packet);
    return new SegmentRecord(
        frame,
        timeNs,
        index,
        leg,
        segment.flags(),
        purpose,
        firstSeq,
        segment.payloadBytes(),
        fresh);
  }

  private int purpose(TcpSegment segment, Leg leg) {
    if (segment.has(TcpSegment.SYN)) {
      syn |= !segment.has(TcpSegment.ACK);
      synAck |= segment.has(TcpSegment.ACK);
      return 0;
    }
    if (!segment.has(TcpSegment.ACK)) {
      return 0;
    }
    int purpose = 0;
    if (leg == Leg.TO_RELAY && synAck && !handshakeAck) {
      handshakeAck = true;
      purpose |= SegmentRecord.COMPLETES_HANDSHAKE;
    }
    StreamDirection reverse = direction(leg == Leg.TO_RELAY ? Leg.FROM_RELAY : Leg.TO_RELAY);
    boolean acked = leg == Leg.TO_RELAY ? fromRelayAcked : fromClientAcked;
    long ack = stream.from(segment.destination()).relative(segment.ack());
    if (!acked && reverse.isFinCovered(ack)) {
      purpose |= SegmentRecord.ACKNOWLEDGES_FIN;
      fromRelayAcked |= leg == Leg.TO_RELAY;
      fromClientAcked |= leg == Leg.FROM_RELAY;
    }
    return purpose;
  }

  void finish() throws IOException {
    toRelay.finish();
    fromRelay.finish();
  }

  /** Wireshark's number. */
  public int tcpStream() {
    return stream.number();
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
  boolean looksUnpaired() {
    boolean reset = toRelay.end() == Connection.End.RST || fromRelay.end() == Connection.End.RST;
    return reset && !carriedRelayBytes() && toRelay.rows().count(RowStatus.EQUAL) == 0;
  }

  /** Whether the relay sent payload on it: then it was paired, whatever the events say. */
  boolean carriedRelayBytes() {
    return fromRelay.bytes() > 0;
  }

  /** Whether any payload was captured, or is known to be missing. */
  boolean carriedBytes() {
    return toRelay.bytes() + fromRelay.bytes() > 0;
  }

  /** What the capture shows of it. */
  public Connection summary() {
    return new Connection(
        stream.number(),
        flow,
        client.text(),
        relay.text(),
        syn && synAck && handshakeAck,
        toRelay.end(),
        fromRelay.end(),
        toRelay.bytes() - toRelay.stream().missingBytes(),
        fromRelay.bytes() - fromRelay.stream().missingBytes());
  }
}
