package twoflow.client.net;

import twoflow.core.payload.ReceivedRow;

/** What a {@link StreamReader} reports of its connection, on the thread that reads. */
public interface StreamListener {

  /**
   * A read gave bytes. They are split into rows once this returns, so it may hold them back.
   *
   * @param bytes how many
   */
  void read(int bytes);

  /** A row is complete. */
  void row(ReceivedRow row);
}
