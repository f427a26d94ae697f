package twoflow.report.tcp;

import java.util.HashMap;
import java.util.Map;

/**
 * The TCP streams of a capture, numbered as Wireshark numbers them: from 0, in the order of their
 * first packets; a SYN with a new number, or after an end, opens a new stream between the same two
 * endpoints.
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

    static Pair of(Endpoint a, Endpoint b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }
}
