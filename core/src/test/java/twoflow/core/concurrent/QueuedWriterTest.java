package twoflow.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// On a thread of its own: recording and closing wait whatever interrupts them.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueuedWriterTest {

  private static final int CAPACITY = 10;

  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(folder.resolve("file"));
  }

  /** An item's size is its length. */
  private QueuedWriter<String> writer(RecordedOutput output) {
    return new QueuedWriter<>("test file", file, output, CAPACITY, 0, failures::add);
  }

  @Test
  void shouldBeginThenWriteInOrderThenClose() throws IOException {
    RecordedOutput output = new RecordedOutput();
    output.works.countDown();
    try (QueuedWriter<String> writer = writer(output)) {
      writer.record("a");
      writer.record("b");
    }
    assertEquals(List.of("begin", "a", "b", "close"), output.calls("flush"));
    assertEquals(List.of(), failures);
  }

  @Test
  void shouldFlushWhenTheQueueRunsEmpty() throws Exception {
    RecordedOutput output = new RecordedOutput();
    output.works.countDown();
    try (QueuedWriter<String> writer = writer(output)) {
      writer.record("a");
      List<String> calls = output.calls("");
      while (!calls.contains("a") || !calls.getLast().equals("flush")) {
        Thread.onSpinWait();
        calls = output.calls("");
      }
    }
  }

  @Test
  void shouldWaitForRoomAndTakeAnItemThatIsLargerThanTheQueue() throws Exception {
    RecordedOutput output = new RecordedOutput();
    QueuedWriter<String> writer = writer(output);
    writer.record("1234567890");
    Thread more = Thread.ofPlatform().start(() -> writer.record("larger than the queue"));
    while (more.getState() != Thread.State.WAITING) {
      assertTrue(more.isAlive(), "the queue takes more than its capacity");
      Thread.onSpinWait();
    }
    output.works.countDown();
    more.join();
    writer.close();
    assertEquals(
        List.of("begin", "1234567890", "larger than the queue", "close"), output.calls("flush"));
  }

  @Test
  void shouldRecordAndCloseInAnInterruptedThread() throws IOException {
    RecordedOutput output = new RecordedOutput();
    output.works.countDown();
    QueuedWriter<String> writer = writer(output);
    Thread.currentThread().interrupt();
    writer.record("a");
    writer.close();
    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertEquals(List.of("begin", "a", "close"), output.calls("flush"));
  }

  @Test
  void shouldReportAFailureOnceAndNeverWaitAgain() {
    for (Exception fault : List.of(new IOException("full"), new IllegalStateException("bug"))) {
      failures.clear();
      RecordedOutput output = new RecordedOutput();
      output.works.countDown();
      output.fault = fault;
      QueuedWriter<String> writer = writer(output);
      for (int i = 0; i < 5 * CAPACITY; i++) {
        writer.record("item");
      }
      IOException e = assertThrows(IOException.class, writer::close);
      assertEquals("test file " + file + " is incomplete (" + fault + ")", e.getMessage());
      assertEquals(
          List.of(
              "cannot write the test file "
                  + file
                  + " any more ("
                  + fault
                  + "); the traffic goes on"),
          failures);
      assertEquals(List.of("begin", "close"), output.calls("flush"));
    }
  }

  @Test
  void shouldReportThatTheFileIsGone() throws IOException {
    RecordedOutput output = new RecordedOutput();
    output.works.countDown();
    QueuedWriter<String> writer = writer(output);
    Files.delete(file);
    IOException e = assertThrows(IOException.class, writer::close);
    assertEquals(
        "test file " + file + " is gone: it was removed or moved while it was written",
        e.getMessage());
  }

  @Test
  void shouldDeleteTheFileOnlyIfNothingWasRecorded() throws IOException {
    RecordedOutput output = new RecordedOutput();
    output.works.countDown();
    QueuedWriter<String> used = writer(output);
    used.record("a");
    used.close();
    used.deleteIfUnused();
    assertTrue(Files.exists(file));

    QueuedWriter<String> unused = writer(output);
    unused.close();
    unused.deleteIfUnused();
    assertFalse(Files.exists(file));
  }

  /** Records its calls; writes nothing before {@code works} is counted down. */
  private static final class RecordedOutput implements QueuedWriter.Output<String> {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch works = new CountDownLatch(1);
    private Exception fault;

    /** The calls so far, without one kind of them. */
    List<String> calls(String without) {
      synchronized (calls) {
        return calls.stream().filter(call -> !call.equals(without)).toList();
      }
    }

    @Override
    public void begin() {
      calls.add("begin");
    }

    @Override
    public int size(String item) {
      return item.length();
    }

    @Override
    public void write(String item) throws IOException {
      try {
        works.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (fault instanceof IOException e) {
        throw e;
      } else if (fault instanceof RuntimeException e) {
        throw e;
      }
      calls.add(item);
    }

    @Override
    public void flush() {
      calls.add("flush");
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
