package twoflow.core.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;

/** Writes nothing until {@link #goOn} is called. */
final class StalledDisk extends Writer {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final StringWriter written = new StringWriter();

  /** Waits until somebody waits for it. */
  void awaitWrite() throws InterruptedException {
    asked.await();
  }

  /** Takes everything from now on. */
  void goOn() {
    goOn.countDown();
  }

  /** What was written. */
  String written() {
    return written.toString();
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    asked.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    written.write(buffer, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
