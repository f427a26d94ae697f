package twoflow.analysis.proof;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.link.SegmentRecord;

/** Whether a connection's SYN was repeated, and the handshake went through after all. */
final class SynRepeatedCheck implements ProofCheck {

  private final Way way;
  private final int timesMin;
  private final Syns syns;

  SynRepeatedCheck(Way way, int timesMin) {
    this.way = way;
    this.timesMin = timesMin;
    this.syns = new Syns(way);
  }

  @Override
  public void segment(SegmentRecord segment) {
    syns.take(segment);
  }

  @Override
  public Finding finding() {
    boolean open = way.connection().summary().handshake();
    List<SegmentRecord> all = syns.all();
    List<String> frames = all.stream().map(syn -> Long.toString(syn.frame())).toList();
    List<String> waits = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      waits.add(Copies.ms(all.get(i).timeNs() - all.get(i - 1).timeNs()));
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
    return new Finding(open && all.size() - 1 >= timesMin, words);
  }
}
