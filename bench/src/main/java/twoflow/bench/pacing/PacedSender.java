package twoflow.bench.pacing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import twoflow.bench.figure.Figures;

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

  /** How late its writes stand in a capture. */
  Figures lateness(Path capture) throws IOException;
}
