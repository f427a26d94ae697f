package twoflow.lesson.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;

/**
 * The segments of a run's capture, in its order. It knows which ones are of which connection, in 4
 * bytes a segment; the segments themselves are read when they are asked for.
 */
public final class Trace {

  private final LinkedCapture capture;
  private List<int[]> byConnection;

  /** The segments of a capture. */
  Trace(LinkedCapture capture) {
    this.capture = capture;
  }

  /** All segments of the run's connections. */
  public Stream<SegmentRecord> segments() {
    return LongStream.range(0, capture.segments().size()).mapToObj(capture.segments()::get);
  }

  /** The segments of a connection, of both sides. */
  public Stream<SegmentRecord> segments(LabConnection connection) {
    if (byConnection == null) {
      byConnection = index();
    }
    int[] indexes = byConnection.get(capture.connections().indexOf(connection));
    return Arrays.stream(indexes).mapToObj(capture.segments()::get);
  }

  /** The segments of one side of a connection: of the client for {@link Leg#TO_RELAY}. */
  public Stream<SegmentRecord> segments(LabConnection connection, Leg sender) {
    return segments(connection).filter(s -> s.leg() == sender);
  }

  /** Those that carry payload. */
  public Stream<SegmentRecord> data(LabConnection connection, Leg sender) {
    return segments(connection, sender).filter(s -> s.payloadBytes() > 0);
  }

  /** The run's connections, in the order of their first frames. */
  public List<LabConnection> connections() {
    return capture.connections();
  }

  /** How many frames Wireshark counts in the file. */
  public long frames() {
    return capture.summary().packets() + capture.summary().otherFrames();
  }

  /** Whether all TCP segments of the file are of the run's own connections. */
  public boolean onlyTheRuns() {
    return capture.segments().size() + capture.summary().unreadPackets()
        == capture.summary().packets();
  }

  /**
   * Whether the relay's tap wrote the capture. Then headers, acknowledgments and handshakes are
   * made up: nothing is asked about them.
   */
  public boolean tap() {
    return capture.summary().tap();
  }

  private List<int[]> index() {
    List<IntStream.Builder> builders = new ArrayList<>();
    capture.connections().forEach(connection -> builders.add(IntStream.builder()));
    SegmentTable segments = capture.segments();
    for (int i = 0; i < segments.size(); i++) {
      builders.get(segments.get(i).connection()).add(i);
    }
    return builders.stream().map(builder -> builder.build().toArray()).toList();
  }
}
