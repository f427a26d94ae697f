package twoflow.lesson.subject;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;

/** The segments of a run's capture, in its order. */
public final class Trace {

  private final LinkedCapture capture;

  /** The segments of a capture. */
  Trace(LinkedCapture capture) {
    this.capture = capture;
  }

  /** All segments of the run's connections. */
  public Stream<SegmentRecord> segments() {
    return LongStream.range(0, capture.segments().size()).mapToObj(capture.segments()::get);
  }

  /** The segments of one side of a connection: of the client for {@link Leg#TO_RELAY}. */
  public Stream<SegmentRecord> segments(LabConnection connection, Leg sender) {
    int index = capture.connections().indexOf(connection);
    return segments().filter(s -> s.connection() == index && s.leg() == sender);
  }

  /** Those that carry payload. */
  public List<SegmentRecord> data(LabConnection connection, Leg sender) {
    return segments(connection, sender).filter(s -> s.payloadBytes() > 0).toList();
  }

  /** The run's connections, in the order of their first frames. */
  public List<LabConnection> connections() {
    return capture.connections();
  }

  /** How many frames Wireshark counts in the file. */
  public long frames() {
    return capture.summary().packets() + capture.summary().otherFrames();
  }

  /**
   * Whether the relay's tap wrote the capture. Then headers, acknowledgments and handshakes are
   * made up: nothing is asked about them.
   */
  public boolean tap() {
    return capture.summary().tap();
  }
}
