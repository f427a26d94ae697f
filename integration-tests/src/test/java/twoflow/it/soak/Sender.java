package twoflow.it.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Sends one direction of a pair and ends it as planned; returns whether it could. */
final class Sender implements Callable<Boolean> {

  private final Socket socket;
  private final StreamPlan plan;
  private final StreamContent content;
  private final CountDownLatch paired;
  private final AtomicLong sentBytes = new AtomicLong();

  /**
   * A sender.
   *
   * @param paired is counted down when the partner's first byte has come: who resets before that
   *     may leave before it has a partner
   */
  Sender(Socket socket, StreamPlan plan, StreamContent content, CountDownLatch paired) {
    this.paired = paired;
    this.socket = socket;
    this.plan = plan;
    this.content = content;
  }

  /** How many bytes were given to TCP, and how many of a write that has not returned. */
  long sentBytes() {
    return sentBytes.get();
  }

  @Override
  public Boolean call() throws InterruptedException {
    try {
      OutputStream out = socket.getOutputStream();
      for (long sent = 0; sent < plan.bytes(); ) {
        int bytes = (int) Math.min(plan.writeBytes(), plan.bytes() - sent);
        sentBytes.addAndGet(bytes);
        out.write(content.bytes(), content.index(plan, sent), bytes);
        sent += bytes;
        if (plan.pauseMs() > 0) {
          Thread.sleep(plan.pauseMs());
        }
      }
      if (plan.reset()) {
        paired.await();
        socket.setSoLinger(true, 0);
        socket.close();
      } else {
        socket.shutdownOutput();
      }
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
