package twoflow.chatdemo;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Portion;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowListener;
import twoflow.core.payload.RowMarker;
import twoflow.core.payload.RowSplitter;

/** Reads one connection to its end, finds the messages, and writes the events of their bytes. */
final class MessageReader implements Runnable, RowListener {

  private static final int BUFFER_BYTES = 1 << 16;

  private final FlowConnection connection;
  private final RowSplitter splitter;
  private final LabClock clock;
  private final MessageListener listener;
  private final Logger log;

  /**
   * @param start what a message begins with
   */
  MessageReader(
      FlowConnection connection,
      RowMarker start,
      LabClock clock,
      MessageListener listener,
      Logger log) {
    this.connection = connection;
    this.splitter = new RowSplitter(start, this);
    this.clock = clock;
    this.listener = listener;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      readToEnd();
      splitter.end();
      listener.ended();
    } catch (IOException e) {
      // What came before is reported, too: the events stay exact to the byte.
      splitter.end();
      listener.failed(e);
    }
  }

  @Override
  public void portion(long rowNumber, Portion portion) {
    connection.recordReceived(portion.timeNs(), rowNumber, portion.firstSeq(), portion.lastSeq());
  }

  @Override
  public void row(ReceivedRow row) {
    listener.message(row);
  }

  private void readToEnd() throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      try {
        int bytes = connection.receive(buffer, splitter.inMidRow() ? Wire.SILENCE_MS : 0);
        long timeNs = clock.nowNs();
        if (bytes < 0) {
          return;
        }
        log.debug("{} read {} bytes", connection, bytes);
        awaitTurn();
        splitter.read(buffer, bytes, timeNs);
      } catch (SocketTimeoutException silence) {
        splitter.silence();
      }
    }
  }

  /** An interrupt ends the waiting, but the bytes were received and still have to be reported. */
  private void awaitTurn() {
    try {
      listener.awaitTurn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
