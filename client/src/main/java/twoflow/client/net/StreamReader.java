package twoflow.client.net;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
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
 * row, too. Where every row has a newline, the stream may be a call instead: its first byte shows
 * it.
 */
public final class StreamReader {

  private static final int BUFFER_BYTES = 1 << 16;

  /** What stands without a newline is a row after this much silence. */
  private static final int SILENCE_MS = 250;

  private final FlowConnection connection;
  private final int silenceMs;
  private final LabClock clock;
  private final StreamListener listener;
  private final boolean mayBeCall;
  private StreamSplitter splitter;

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
    this.mayBeCall = rowStart.isEmpty();
    this.splitter = new Rows(rowStart);
  }

  /**
   * Reads until the other side has ended its direction. What stands without a newline then is the
   * last row; what is left of a packet, a last chunk.
   *
   * @return whether there was such a row or chunk
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
    boolean first = true;
    while (true) {
      try {
        int bytes = connection.receive(buffer, splitter.inMidRow() ? silenceMs : 0);
        long timeNs = clock.nowNs();
        if (bytes < 0) {
          return;
        }
        listener.read(bytes);
        if (first && mayBeCall && RtpFraming.begins(buffer[0])) {
          splitter = new PacketSplitter(new Packets());
        }
        first = false;
        splitter.read(buffer, bytes, timeNs);
      } catch (SocketTimeoutException silence) {
        splitter.silence();
      }
    }
  }

  /** Finds rows of text. */
  private final class Rows implements StreamSplitter, RowListener {

    private final RowSplitter rows;

    Rows(Optional<RowMarker> rowStart) {
      rows =
          rowStart
              .map(start -> new RowSplitter(start, this))
              .orElseGet(() -> new RowSplitter(this));
    }

    @Override
    public boolean inMidRow() {
      return rows.inMidRow();
    }

    @Override
    public void read(byte[] buffer, int lengthBytes, long timeNs) {
      rows.read(buffer, lengthBytes, timeNs);
    }

    @Override
    public void silence() {
      rows.silence();
    }

    @Override
    public boolean end() {
      return rows.end();
    }

    @Override
    public void portion(long rowNumber, Portion portion) {
      connection.recordReceived(
          portion.timeNs(), rowNumber, 0, portion.firstSeq(), portion.lastSeq());
    }

    @Override
    public void row(ReceivedRow row) {
      listener.row(row);
    }
  }

  /** What is found in a call. */
  private final class Packets implements PacketSplitter.PacketListener {

    @Override
    public void portion(long row, long chunk, Portion portion) {
      connection.recordReceived(
          portion.timeNs(), row, chunk, portion.firstSeq(), portion.lastSeq());
    }

    @Override
    public void packet(long row, long chunk, Optional<RtpHeader> header) {
      listener.packet(row, chunk, header);
    }

    @Override
    public void row(SpokenRow row) {
      listener.spoken(row);
    }
  }
}
