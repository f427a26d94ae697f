package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The TCP streams of a capture, in the order of their first frames.
 *
 * @param all two for each connection, one for each direction
 */
record TcpStreams(List<TcpStream> all) {

  static TcpStreams of(List<CapturedFrame> frames) {
    List<TcpStream> all = new ArrayList<>();
    Map<String, TcpStream> current = new HashMap<>();
    for (CapturedFrame captured : frames) {
      TcpFrame frame = TcpFrame.of(captured);
      String way = frame.from() + ">" + frame.to();
      TcpStream stream = current.get(way);
      if (stream == null || stream.isAnother(frame)) {
        stream = new TcpStream(frame);
        current.put(way, stream);
        all.add(stream);
      }
      stream.add(frame);
    }
    return new TcpStreams(List.copyOf(all));
  }

  /** The one stream between two addresses. */
  TcpStream only(String from, String to) {
    List<TcpStream> found =
        all.stream().filter(s -> s.from().equals(from) && s.to().equals(to)).toList();
    assertEquals(1, found.size(), () -> from + " > " + to + " in " + all);
    return found.getFirst();
  }
}
