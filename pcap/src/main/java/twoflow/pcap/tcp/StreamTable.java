package twoflow.pcap.tcp;

import java.util.HashMap;
import java.util.Map;

/**
 * The TCP streams of a capture, numbered as Wireshark 4.4 numbers them: from 0, in the order of
 * their first packets; a SYN with a new number, or after a FIN or RST, opens a new stream between
 * the same two endpoints. (Wireshark 4.0 takes a SYN with the old number for the old stream's, also
 * after a RST.)
 */
public final class StreamTable {

  private final Map<Pair, TcpStream> current = new HashMap<>();
  private int count;

  /** The stream that a segment belongs to; it learns from it. */
  public TcpStream of(TcpSegment segment) {
    Pair pair = Pair.of(segment.source(), segment.destination());
    TcpStream stream = current.get(pair);
    if (stream == null || stream.isFollowedBy(segment)) {
      stream = new TcpStream(count++, segment);
      current.put(pair, stream);
    }
    stream.learn(segment);
    return stream;
  }

  /** How many streams there are. */
  public int count() {
    return count;
  }

  /** Two endpoints, whoever sends. */
  private record Pair(Endpoint lower, Endpoint upper) {

    @Override
    public int hashCode() {
      return 31 * lower.hashCode() + upper.hashCode();
    }

    @Override
    public boolean equals(Object object) {
      return object instanceof Pair other && lower.equals(other.lower) && upper.equals(other.upper);
    }

    static Pair of(Endpoint a, Endpoint b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }
}
