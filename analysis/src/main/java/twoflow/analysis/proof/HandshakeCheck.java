package twoflow.analysis.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/** Whether the handshakes of a flow take so long, from the SYN to the ACK that ends them. */
final class HandshakeCheck implements ProofCheck {

  private final List<Way> ways;
  private final Duration min;
  private final Duration max;
  private final Map<Integer, Long> synNs = new HashMap<>();
  private final Map<Integer, Long> tookNs = new HashMap<>();

  HandshakeCheck(List<Way> ways, Duration min, Duration max) {
    this.ways = ways;
    this.min = min;
    this.max = max;
  }

  @Override
  public void segment(SegmentRecord segment) {
    int index = segment.connection();
    if ((segment.flags() & (TcpSegment.SYN | TcpSegment.ACK)) == TcpSegment.SYN) {
      synNs.putIfAbsent(index, segment.timeNs());
    }
    if ((segment.purpose() & SegmentRecord.COMPLETES_HANDSHAKE) != 0 && synNs.containsKey(index)) {
      tookNs.putIfAbsent(index, segment.timeNs() - synNs.get(index));
    }
  }

  @Override
  public Finding finding() {
    boolean holds = true;
    List<String> words = new ArrayList<>();
    for (Way way : ways) {
      Long took = tookNs.get(way.index());
      holds &= took != null && took >= min.toNanos() && took <= max.toNanos();
      words.add(
          "tcp.stream "
              + way.connection().tcpStream()
              + (took == null ? " has no whole one" : " took " + Copies.ms(took)));
    }
    String range = Copies.ms(min.toNanos()) + " to " + Copies.ms(max.toNanos());
    return new Finding(holds, String.join(", ", words) + "; the scenario says " + range);
  }
}
