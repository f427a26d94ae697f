package twoflow.it.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Reads one direction of a pair and compares each byte with the one that must have been sent. */
final class Receiver implements Callable<Receiver.Received> {

  /** How a direction ended at its receiver. */
  enum End {
    FIN,
    RESET,
    /** Nothing came for so long that something is broken. */
    SILENCE,
    /** Another byte than the one that was sent. */
    WRONG_BYTE
  }

  /**
   * What came.
   *
   * @param bytes how many bytes, all of them right
   * @param end how it ended
   */
  record Received(long bytes, End end) {}

  private static final int BUFFER_BYTES = 16 << 10;
  private static final int SILENCE_MS = 90_000;

  private final Socket socket;
  private final StreamPlan plan;
  private final StreamContent content;
  private final CountDownLatch paired;

  /**
   * A receiver.
   *
   * @param paired is counted down at the first byte, or when none will come
   */
  Receiver(Socket socket, StreamPlan plan, StreamContent content, CountDownLatch paired) {
    this.paired = paired;
    this.socket = socket;
    this.plan = plan;
    this.content = content;
  }

  @Override
  public Received call() throws InterruptedException {
    long received = 0;
    boolean stalls = plan.stallMs() > 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      socket.setSoTimeout(SILENCE_MS);
      InputStream in = socket.getInputStream();
      for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
        int wrong = content.mismatch(plan, received, buffer, bytes);
        if (wrong >= 0) {
          return new Received(received + wrong, End.WRONG_BYTE);
        }
        received += bytes;
        paired.countDown();
        if (stalls && received > plan.stallAtByte()) {
          stalls = false;
          Thread.sleep(plan.stallMs());
        }
      }
      return new Received(received, End.FIN);
    } catch (SocketTimeoutException silence) {
      return new Received(received, End.SILENCE);
    } catch (IOException reset) {
      return new Received(received, End.RESET);
    } finally {
      paired.countDown();
    }
  }
}
