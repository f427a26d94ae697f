package twoflow.bench.pacing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.Endpoint;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;

/** When the bytes that went to one port were first on the wire, per connection. */
final class WireTimes {

  private final Map<Endpoint, Connection> connections = new HashMap<>();

  /** Reads what was sent to a port. The capture has to begin before the connections do. */
  WireTimes(Path capture, int port) throws IOException {
    TcpDecoder decoder = new TcpDecoder();
    try (PacketSource packets = CaptureFile.open(capture)) {
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        Optional<TcpSegment> segment = decoder.decode(packet);
        if (segment.isPresent() && segment.get().destination().port() == port) {
          take(segment.get(), packet.timeNs());
        }
      }
    }
  }

  private void take(TcpSegment segment, long timeNs) {
    if (segment.has(TcpSegment.SYN)) {
      connections.put(segment.source(), new Connection(segment.seq()));
    } else if (segment.payloadBytes() > 0) {
      connections.get(segment.source()).take(segment, timeNs);
    }
  }

  /** The connection that sent the most. */
  Connection busiest() {
    return connections.values().stream()
        .max((a, b) -> Integer.compare(a.firstSent.size(), b.firstSent.size()))
        .orElseThrow(() -> new IllegalStateException("the capture holds no connection"));
  }

  /** One direction of one connection. */
  static final class Connection {

    private final int synSeq;
    private final TreeMap<Long, Segment> firstSent = new TreeMap<>();

    private record Segment(long lastSeq, long timeNs) {}

    Connection(int synSeq) {
      this.synSeq = synSeq;
    }

    private void take(TcpSegment segment, long timeNs) {
      // A minute of small writes does not come near the wrap of the sequence number.
      long firstSeq = Integer.toUnsignedLong(segment.seq() - synSeq);
      firstSent.putIfAbsent(firstSeq, new Segment(firstSeq + segment.payloadBytes() - 1, timeNs));
    }

    /** When a byte was first sent, in epoch nanoseconds. */
    long timeNs(long seq) {
      Map.Entry<Long, Segment> segment = firstSent.floorEntry(seq);
      if (segment == null || segment.getValue().lastSeq() < seq) {
        throw new IllegalStateException("the capture has no frame with byte " + seq);
      }
      return segment.getValue().timeNs();
    }
  }
}
