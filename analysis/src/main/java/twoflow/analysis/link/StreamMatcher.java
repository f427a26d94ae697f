package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import twoflow.pcap.tcp.ByteSink;

/** Finds the rows in one direction's bytes, and compares them with what should have been sent. */
interface StreamMatcher extends ByteSink, Closeable {

  /** The stream's beginning was not captured: the rows must be found first. */
  void startInMidStream();

  /** The frame whose bytes come next, and its capture time. */
  void at(long frame, long timeNs);

  /** The stream has ended. */
  void finish() throws IOException;

  /** Where the stream first differs from what should have been sent. */
  Optional<Difference> firstDifference();

  /** Whether rows of text end without a newline. */
  boolean unterminated();

  /** The packets of a call; empty when the rows are text. */
  Optional<CallStream> call();
}
