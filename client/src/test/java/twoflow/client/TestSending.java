package twoflow.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import twoflow.client.net.FlowConnection;

/**
 * Sends one text, then ends or stays.
 *
 * @param text what is sent
 * @param interactive whether it plays a person at a keyboard
 * @param end open as long as more may come
 */
record TestSending(String text, boolean interactive, CountDownLatch end) implements Sending {

  /** A client that sends a text and is done. */
  static TestSending of(String text) {
    return new TestSending(text, false, new CountDownLatch(0));
  }

  /** A client that sends a text and stays in the middle of its schedule. */
  static TestSending endless(String text) {
    return new TestSending(text, false, new CountDownLatch(1));
  }

  /** A person who says something and does not leave. */
  static TestSending person(String text) {
    return new TestSending(text, true, new CountDownLatch(1));
  }

  @Override
  public void sendAll(FlowConnection connection) throws IOException, InterruptedException {
    connection.send(text.getBytes(StandardCharsets.UTF_8), 1, 1, 0);
    end.await();
  }

  @Override
  public long sentRows() {
    return 1;
  }
}
