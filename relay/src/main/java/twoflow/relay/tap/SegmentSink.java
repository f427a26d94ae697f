package twoflow.relay.tap;

import java.io.IOException;

/** Where segments go. */
@FunctionalInterface
interface SegmentSink {

  /** Takes a segment; its payload is used up before this returns. */
  void write(Segment segment, long timeNs) throws IOException;
}
