package twoflow.client.net;

import java.util.Optional;
import twoflow.call.rtp.RtpHeader;
import twoflow.core.payload.ReceivedRow;

/** What a {@link StreamReader} reports of its connection, on the thread that reads. */
public interface StreamListener {

  /**
   * A read gave bytes. They are split into rows once this returns, so it may hold them back.
   *
   * @param bytes how many
   */
  void read(int bytes);

  /** A row of text is complete. */
  void row(ReceivedRow row);

  /**
   * A packet of a call is complete.
   *
   * @param row its row, from 1
   * @param chunk its number within the row, from 1
   * @param header empty when it is no RTP
   */
  default void packet(long row, long chunk, Optional<RtpHeader> header) {}

  /** A row of a call is complete: the next one begins, or the call has ended. */
  default void spoken(SpokenRow row) {}
}
