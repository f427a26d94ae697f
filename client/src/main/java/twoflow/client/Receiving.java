package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.StreamListener;
import twoflow.client.net.StreamReader;
import twoflow.core.net.RelativeSeq;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowMarker;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;

/** Reads one connection to its end, on a thread of its own, and logs each row that comes. */
final class Receiving implements Runnable, StreamListener {

  /** Where a chat row begins when the one before it has no newline: the marker and a timestamp. */
  private static final RowMarker CHAT_ROW_START =
      RowMarker.of(
          Pattern.compile(
              RowText.CHAT_MARKER + "\\d{4,}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9:.]{0,15} \\| "));

  private final PeerConnection peer;
  private final FlowConnection connection;
  private final boolean chat;
  private final StreamReader reader;
  private final Ending ending;
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
    Optional<RowMarker> rowStart = chat ? Optional.of(CHAT_ROW_START) : Optional.empty();
    this.reader = new StreamReader(connection, rowStart, clock, this);
    this.ending = ending;
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
      boolean unterminated = reader.readToEnd();
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
      ending.fail(e);
    } catch (RuntimeException e) {
      ending.fail(new IOException(connection + ": unexpected error: " + e, e));
    }
  }

  @Override
  public void read(int bytes) {
    ending.received(peer);
    log.debug("{} read {} bytes", connection.flow(), bytes);
  }

  @Override
  public void row(ReceivedRow row) {
    rows = row.number();
    String seq = RelativeSeq.range(row.firstSeq(), row.lastSeq());
    log.info("{} received row {} {} {}", connection.flow(), row.number(), seq, row.shown());
    onRow.accept(row);
  }
}
