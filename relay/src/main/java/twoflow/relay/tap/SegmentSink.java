package twoflow.relay.tap;

import java.io.IOException;
import twoflow.pcap.frame.OutgoingSegment;

/** Where segments go. */
@FunctionalInterface
interface SegmentSink {

  /** Takes a segment; its payload is copied or written before this returns. */
  void write(OutgoingSegment segment, long timeNs) throws IOException;
}
