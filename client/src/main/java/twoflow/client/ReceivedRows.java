package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import twoflow.call.rtp.RtpHeader;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.SpokenRow;
import twoflow.core.net.RelativeSeq;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowMarker;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;

/** Logs and counts the rows that come on one connection of a client. */
final class ReceivedRows implements ConnectionListener {

  /** Where a chat row begins when the one before it has no newline: the marker and a timestamp. */
  private static final Pattern CHAT_ROW_START =
      Pattern.compile(
          RowText.CHAT_MARKER + "\\d{4,}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9:.]{0,15} \\| ");

  private final Flow flow;
  private final FlowConnection connection;
  private final PartnerListener partner;
  private final Logger log;
  private long count;

  /**
   * @param partner gets each row, and the end
   */
  ReceivedRows(Flow flow, FlowConnection connection, PartnerListener partner, Logger log) {
    this.flow = flow;
    this.connection = connection;
    this.partner = partner;
    this.log = log;
  }

  /** What a row of the flow begins with; empty where every row has a newline. */
  static Optional<RowMarker> start(Flow flow) {
    return flow == Flow.CHAT ? Optional.of(RowMarker.of(CHAT_ROW_START)) : Optional.empty();
  }

  Flow flow() {
    return flow;
  }

  FlowConnection connection() {
    return connection;
  }

  /** How many rows came. */
  long count() {
    return count;
  }

  @Override
  public void read(int bytes) {
    log.debug("{} read {} bytes", flow, bytes);
  }

  @Override
  public void row(ReceivedRow row) {
    count = row.number();
    String seq = RelativeSeq.range(row.firstSeq(), row.lastSeq());
    log.info(RowLog.RECEIVED, flow, row.number(), seq, row.shown());
    partner.row(row);
  }

  @Override
  public void packet(long row, long chunk, Optional<RtpHeader> header) {
    if (header.isPresent()) {
      log.debug(
          "{} row {} chunk {} is RTP packet {}, timestamp {}",
          flow,
          row,
          chunk,
          header.get().sequenceNumber(),
          header.get().timestamp());
    } else {
      log.warn("{} row {} chunk {} is no RTP packet", flow, row, chunk);
    }
  }

  @Override
  public void spoken(SpokenRow row) {
    count = row.number();
    String seq = RelativeSeq.range(row.firstSeq(), row.lastSeq());
    log.info(RowLog.RECEIVED, flow, row.number(), seq, row.shown());
  }

  @Override
  public Optional<IOException> ended(boolean unterminated) {
    log.info("{} the partner sends nothing more", flow);
    partner.ended(flow);
    if (!unterminated || flow == Flow.CHAT) {
      return Optional.empty();
    }
    return Optional.of(
        new IOException(
            connection
                + ": the stream ended inside row "
                + count
                + ": the partner or the relay stopped too early"));
  }
}
