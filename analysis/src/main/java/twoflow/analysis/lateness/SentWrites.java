package twoflow.analysis.lateness;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;

/**
 * The writes of all clients, joined to the frames that first carried them. A write's frame is found
 * by the stream offset of its first byte, never by clock: the first frame of the capture that has
 * this byte, so a retransmission never counts, and of writes that share a frame each has its time.
 */
public final class SentWrites {

  private final RecordStore store;
  private final Map<LabConnection, SenderWrites> senders = new HashMap<>();

  /** Keeps the writes in a store. */
  public SentWrites(RecordStore store) {
    this.store = store;
  }

  /**
   * Adds a write.
   *
   * @param role the client that logged it
   * @param connection on which it went to the relay
   */
  public void add(String role, LabConnection connection, Event sent) {
    SenderWrites writes = senders.get(connection);
    if (writes == null) {
      writes = new SenderWrites(role, store);
      senders.put(connection, writes);
    }
    writes.add(sent);
  }

  /** Gives the writes their times on the wire, in one walk through the segments. */
  void join(LinkedCapture capture) {
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      if (segment.leg() == Leg.TO_RELAY && segment.payloadBytes() > 0) {
        LabConnection connection = capture.connections().get(segment.connection());
        SenderWrites writes = senders.get(connection);
        // Without the stream's beginning nobody knows which offset a frame has.
        if (writes != null && !connection.direction(Leg.TO_RELAY).midStream()) {
          writes.captured(segment.firstSeq(), segment.lastSeq(), segment.timeNs());
        }
      }
    }
  }

  /** The writes of a connection's client. */
  Optional<SenderWrites> of(LabConnection connection) {
    return Optional.ofNullable(senders.get(connection));
  }
}
