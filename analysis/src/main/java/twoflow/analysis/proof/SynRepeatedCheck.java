package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/** Whether a connection's SYN was repeated, and the handshake went through after all. */
final class SynRepeatedCheck implements ProofCheck {

  private static final int MAX_KEPT = 100;

  private final Way way;
  private final int timesMin;
  private final List<SegmentRecord> syns = new ArrayList<>();

  SynRepeatedCheck(Way way, int timesMin) {
    this.way = way;
    this.timesMin = timesMin;
  }

  @Override
  public void segment(SegmentRecord segment) {
    boolean syn = (segment.flags() & (TcpSegment.SYN | TcpSegment.ACK)) == TcpSegment.SYN;
    // It is always the client that opens the connection.
    if (syn
        && segment.connection() == way.index()
        && segment.leg() == Leg.TO_RELAY
        && syns.size() < MAX_KEPT) {
      syns.add(segment);
    }
  }

  @Override
  public Finding finding() {
    boolean open = way.connection().summary().handshake();
    List<String> frames = syns.stream().map(syn -> Long.toString(syn.frame())).toList();
    List<String> waits = new ArrayList<>();
    for (int i = 1; i < syns.size(); i++) {
      waits.add(Copies.ms(syns.get(i).timeNs() - syns.get(i - 1).timeNs()));
    }
    String words =
        "tcp.stream "
            + way.connection().tcpStream()
            + ": SYN in the frames "
            + String.join(", ", frames)
            + (waits.isEmpty() ? "" : ", after " + String.join(", ", waits))
            + (open ? ", then SYN-ACK and ACK" : ", but no whole handshake")
            + "; the scenario says "
            + timesMin
            + " repetitions at least";
    return new Finding(open && syns.size() - 1 >= timesMin, words);
  }
}
