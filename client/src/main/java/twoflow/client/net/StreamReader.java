package twoflow.client.net;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Portion;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowListener;
import twoflow.core.payload.RowMarker;
import twoflow.core.payload.RowSplitter;

/**
 * Reads one connection to its end, finds its rows, and writes an event for the bytes that each read
 * gave to a row.
 *
 * <p>Where a row is known by how it begins, rows may come without a newline. Then silence ends a
 * row, too.
 */
public final class StreamReader {

  private static final int BUFFER_BYTES = 1 << 16;

  /** What stands without a newline is a row after this much silence. */
  private static final int SILENCE_MS = 250;

  private final FlowConnection connection;
  private final int silenceMs;
  private final LabClock clock;
  private final StreamListener listener;
  private final RowSplitter splitter;

  /**
   * @param rowStart what a row begins with; empty where every row has a newline
   * @param listener gets each read and each row
   */
  public StreamReader(
      FlowConnection connection,
      Optional<RowMarker> rowStart,
      LabClock clock,
      StreamListener listener) {
    this.connection = connection;
    this.silenceMs = rowStart.isPresent() ? SILENCE_MS : 0;
    this.clock = clock;
    this.listener = listener;
    Rows rows = new Rows();
    this.splitter =
        rowStart.map(start -> new RowSplitter(start, rows)).orElseGet(() -> new RowSplitter(rows));
  }

  /**
   * Reads until the other side has ended its direction. What stands without a newline then is the
   * last row.
   *
   * @return whether there was such a row
   * @throws IOException when the connection is broken, or this side has closed it
   */
  public boolean readToEnd() throws IOException {
    try {
      readAll();
    } catch (IOException e) {
      // What came before is reported: the events stay exact to the byte.
      splitter.end();
      throw e;
    }
    return splitter.end();
  }

  private void readAll() throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      try {
        int bytes = connection.receive(buffer, splitter.inMidRow() ? silenceMs : 0);
        long timeNs = clock.nowNs();
        if (bytes < 0) {
          return;
        }
        listener.read(bytes);
        splitter.read(buffer, bytes, timeNs);
      } catch (SocketTimeoutException silence) {
        splitter.silence();
      }
    }
  }

  /** What the splitter finds. */
  private final class Rows implements RowListener {

    @Override
    public void portion(long rowNumber, Portion portion) {
      connection.recordReceived(portion.timeNs(), rowNumber, portion.firstSeq(), portion.lastSeq());
    }

    @Override
    public void row(ReceivedRow row) {
      listener.row(row);
    }
  }
}
