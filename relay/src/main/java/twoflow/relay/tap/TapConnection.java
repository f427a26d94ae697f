package twoflow.relay.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import twoflow.pcap.frame.IpVersion;
import twoflow.pcap.frame.OutgoingSegment;
import twoflow.pcap.tcp.TcpSegment;

/**
 * The segments of one connection, synthesised from what the relay knows of it (RFC 9293, 3.5 and
 * 3.6):
 *
 * <pre>{@code
 * OPENED   SYN ->         <- SYN,ACK      ACK ->
 * DATA     PSH,ACK ->     <- ACK          cut into several where one segment cannot hold it, and
 *                                         behind each packet of a call
 * FIN      FIN,ACK ->     <- ACK
 * RESET    RST,ACK ->
 * }</pre>
 *
 * Everything is acknowledged at once. The state belongs to the thread that writes the file.
 */
public final class TapConnection {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Between the initial sequence numbers of one direction and the next. */
  private static final long INITIAL_SEQ_STEP = 1_000_000;

  private final SendSide peer;
  private final SendSide relay;

  /**
   * A connection that is not open yet.
   *
   * @param number counts the connections of a file from 1: each has sequence numbers of its own, so
   *     that a port used again is not taken for a retransmission
   */
  public TapConnection(long number, InetSocketAddress peer, InetSocketAddress relay) {
    this.peer = new SendSide(peer, (2 * number - 1) * INITIAL_SEQ_STEP);
    this.relay = new SendSide(relay, 2 * number * INITIAL_SEQ_STEP);
  }

  /** Writes the segments of an event. */
  void write(TapEvent event, SegmentSink out) throws IOException {
    SendSide from = event.by() == TapEvent.Side.PEER ? peer : relay;
    SendSide to = from == peer ? relay : peer;
    Exchange exchange = new Exchange(from, to, event.timeNs(), out);
    switch (event.kind()) {
      case OPENED -> exchange.handshake();
      case DATA -> {
        from.moveTo(event.firstSeq());
        exchange.data(event.payload());
      }
      case FIN -> exchange.fin();
      case RESET -> exchange.send(TcpSegment.RST | TcpSegment.ACK, NOTHING);
    }
  }

  /**
   * What one side sends and the other side answers.
   *
   * @param from who sends
   * @param to who answers
   * @param timeNs when
   * @param out where the segments go
   */
  private record Exchange(SendSide from, SendSide to, long timeNs, SegmentSink out) {

    void handshake() throws IOException {
      send(TcpSegment.SYN, NOTHING);
      from.advance(1);
      back().send(TcpSegment.SYN | TcpSegment.ACK, NOTHING);
      to.advance(1);
      send(TcpSegment.ACK, NOTHING);
    }

    void data(byte[] payload) throws IOException {
      int at = 0;
      // Wireshark's figures of a call are right only with one packet of RTP in a frame.
      for (int end : from.packetEnds(payload)) {
        segments(payload, at, end);
        at = end;
      }
      segments(payload, at, payload.length);
      back().send(TcpSegment.ACK, NOTHING);
    }

    private void segments(byte[] payload, int begin, int end) throws IOException {
      int maxBytes = IpVersion.of(from.address()).maxSegmentBytes();
      for (int at = begin; at < end; at += maxBytes) {
        int bytes = Math.min(maxBytes, end - at);
        boolean last = at + bytes == payload.length;
        send(
            last ? TcpSegment.PSH | TcpSegment.ACK : TcpSegment.ACK,
            ByteBuffer.wrap(payload, at, bytes));
        from.advance(bytes);
      }
    }

    void fin() throws IOException {
      send(TcpSegment.FIN | TcpSegment.ACK, NOTHING);
      from.advance(1);
      back().send(TcpSegment.ACK, NOTHING);
    }

    void send(int flags, ByteBuffer payload) throws IOException {
      OutgoingSegment segment =
          new OutgoingSegment(
              from.address(), to.address(), from.wireSeq(), to.wireSeq(), flags, payload);
      out.write(segment, timeNs);
    }

    private Exchange back() {
      return new Exchange(to, from, timeNs, out);
    }
  }
}
