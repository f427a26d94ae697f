package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/** The SYNs with which a client opens a connection. */
final class Syns implements Copied {

  /** Linux gives a connection up after fewer (tcp_syn_retries, tcp(7)). */
  private static final int MAX_KEPT = 100;

  private final Way way;
  private final List<SegmentRecord> segments = new ArrayList<>();

  Syns(Way way) {
    this.way = way;
  }

  @Override
  public boolean take(SegmentRecord segment) {
    // It is always the client that opens the connection.
    boolean syn =
        (segment.flags() & (TcpSegment.SYN | TcpSegment.ACK)) == TcpSegment.SYN
            && segment.connection() == way.index()
            && segment.leg() == Leg.TO_RELAY;
    if (syn && segments.size() < MAX_KEPT) {
      segments.add(segment);
    }
    return syn;
  }

  @Override
  public List<SegmentRecord> all() {
    return segments;
  }
}
