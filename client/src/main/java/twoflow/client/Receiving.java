package twoflow.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.net.RelativeSeq;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Portion;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowListener;
import twoflow.core.payload.RowSplitter;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;

/** Reads one connection to its end, on a thread of its own, and logs each row that comes. */
final class Receiving implements Runnable, RowListener {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SILENCE_MS = 250;

  /** Where a chat row begins when the one before it has no newline: the marker and a timestamp. */
  private static final Pattern CHAT_ROW_START =
      Pattern.compile(
          RowText.CHAT_MARKER + "\\d{4,}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9:.]{0,15} \\| ");

  private final PeerConnection peer;
  private final FlowConnection connection;
  private final boolean chat;
  private final RowSplitter splitter;
  private final Ending ending;
  private final LabClock clock;
  private final Consumer<ReceivedRow> onRow;
  private final Logger log;
  private long rows;

  Receiving(
      PeerConnection peer,
      Flow flow,
      Ending ending,
      LabClock clock,
      Consumer<ReceivedRow> onRow,
      Logger log) {
    this.peer = peer;
    this.connection = peer.connection();
    this.chat = flow == Flow.CHAT;
    this.splitter = chat ? new RowSplitter(CHAT_ROW_START, this) : new RowSplitter(this);
    this.ending = ending;
    this.clock = clock;
    this.onRow = onRow;
    this.log = log;
  }

  /** How many rows came. */
  long rows() {
    return rows;
  }

  @Override
  public void run() {
    try {
      readToEnd();
      boolean unterminated = splitter.end();
      log.info("{} ended by the partner", connection.flow());
      if (unterminated && !chat) {
        ending.fail(
            new IOException(
                connection
                    + ": the stream ended inside row "
                    + rows
                    + ": the partner or the relay stopped too early"));
      }
      ending.partnerEnded(peer);
    } catch (IOException e) {
      // What came before the end is reported: the events stay exact to the byte.
      splitter.end();
      ending.fail(e);
    } catch (RuntimeException e) {
      ending.fail(new IOException(connection + ": unexpected error: " + e, e));
    }
  }

  @Override
  public void portion(long rowNumber, Portion portion) {
    connection.recordReceived(portion.timeNs(), rowNumber, portion.firstSeq(), portion.lastSeq());
  }

  @Override
  public void row(ReceivedRow row) {
    rows = row.number();
    String seq = RelativeSeq.range(row.firstSeq(), row.lastSeq());
    log.info("{} received row {} {} {}", connection.flow(), row.number(), seq, row.shown());
    onRow.accept(row);
  }

  private void readToEnd() throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      try {
        int bytes = connection.receive(buffer, chat && splitter.inMidRow() ? SILENCE_MS : 0);
        if (bytes < 0) {
          return;
        }
        splitter.read(buffer, bytes, clock.nowNs());
        ending.received(peer);
        log.debug("{} read {} bytes", connection.flow(), bytes);
      } catch (SocketTimeoutException silence) {
        splitter.silence();
      }
    }
  }
}
