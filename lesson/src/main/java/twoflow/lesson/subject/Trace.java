package twoflow.lesson.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;

/** The segments of a run's capture, in its order. They are read when they are asked for. */
public final class Trace {

  private final LinkedCapture capture;
  private final TraceIndex index;

  /** The segments of a capture. */
  Trace(LinkedCapture capture) {
    this.capture = capture;
    this.index = new TraceIndex(capture);
  }

  /** The segments of a connection, of both sides. */
  public Stream<SegmentRecord> segments(LabConnection connection) {
    return Arrays.stream(places(connection)).mapToObj(capture.segments()::get);
  }

  /** The segments of one side of a connection: of the client for {@link Leg#TO_RELAY}. */
  public Stream<SegmentRecord> segments(LabConnection connection, Leg sender) {
    return segments(connection).filter(s -> s.leg() == sender);
  }

  /** Those that carry payload. */
  public Stream<SegmentRecord> data(LabConnection connection, Leg sender) {
    return segments(connection, sender).filter(s -> s.payloadBytes() > 0);
  }

  /**
   * The segments of one side of a connection from a frame on; it is found without going through
   * all.
   */
  public Stream<SegmentRecord> from(long frame, LabConnection connection, Leg sender) {
    int[] places = places(connection);
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (capture.segments().get(places[middle]).frame() < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Arrays.stream(places, low, places.length)
        .mapToObj(capture.segments()::get)
        .filter(s -> s.leg() == sender);
  }

  /** The run's connections, in the order of their first frames. */
  public List<LabConnection> connections() {
    return capture.connections();
  }

  /** The SYNs and SYN-ACKs of all connections, the first thousand. */
  public List<SegmentRecord> syns() {
    return index.syns();
  }

  /** Those of one side of a connection. */
  public List<SegmentRecord> syns(LabConnection connection, Leg sender) {
    int number = capture.connections().indexOf(connection);
    return syns().stream().filter(s -> s.connection() == number && s.leg() == sender).toList();
  }

  /** The segments with bytes that were in the capture before, the first thousand. */
  public List<SegmentRecord> repeated() {
    return index.repeated();
  }

  /** The first RST. */
  public Optional<SegmentRecord> firstReset() {
    return index.firstReset();
  }

  /** How many segments carry payload. */
  public long withPayload() {
    return index.withPayload();
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

  private int[] places(LabConnection connection) {
    return index.of(capture.connections().indexOf(connection));
  }
}
