package twoflow.client.net;

/** Finds what the lab knows in a byte stream, however the stream was cut into reads. */
interface StreamSplitter {

  /** Whether the stream has bytes that belong to nothing complete yet. */
  boolean inMidRow();

  /**
   * Takes what one read gave.
   *
   * @param timeNs when it was read, epoch nanoseconds
   */
  void read(byte[] buffer, int lengthBytes, long timeNs);

  /** The sender has been silent for some time. */
  void silence();

  /**
   * The stream has ended.
   *
   * @return whether it ended within a row of text or a packet
   */
  boolean end();
}
