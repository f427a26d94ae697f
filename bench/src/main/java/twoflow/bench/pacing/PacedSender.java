package twoflow.bench.pacing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A program that writes 10 bytes at a fixed interval. */
public interface PacedSender extends Closeable {

  /** The length of a write. */
  int WRITE_BYTES = 10;

  /** The port that it sends to. */
  int port();

  /** Starts it; it connects and begins its schedule. */
  void start() throws IOException;

  /**
   * Waits until it has sent everything and its connection has ended.
   *
   * @throws IOException when it failed
   */
  void await() throws IOException, InterruptedException;

  /** The event file of its writes, with the time when each was due; complete after its end. */
  Path events() throws IOException;
}
