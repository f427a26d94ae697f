package twoflow.core.concurrent;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes items to a file on a thread of its own, so that the disk does not delay the traffic.
 *
 * <pre>{@code
 * any thread --- record ---> [ queue, bounded ] --- writing thread ---> Output ---> file
 * }</pre>
 *
 * While the queue is full, {@link #record} waits: no item is dropped. The output is flushed
 * whenever the queue runs empty. If writing fails, the traffic goes on: later items are discarded,
 * and {@link #close} throws.
 */
public final class QueuedWriter<T> implements AutoCloseable {

  /** Writes items to a file. Only {@link #size} is called by threads other than the writing one. */
  public interface Output<T> extends Closeable {

    /** Writes what comes before the first item. */
    default void begin() throws IOException {}

    /** How much of the queue's capacity an item takes; always the same for the same item. */
    default int size(T item) {
      return 1;
    }

    /** Writes an item. */
    void write(T item) throws IOException;

    /** Makes sure that everything written so far is in the file. */
    void flush() throws IOException;
  }

  /** The last element of the queue. */
  private static final Object END = new Object();

  private final String kind;
  private final Path file;
  private final Output<T> output;
  private final int capacity;
  private final long restNs;
  private final Consumer<String> onFailure;
  private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
  private final Semaphore room;
  private final Thread writer;
  private Exception failure;
  private volatile boolean used;

  /**
   * Starts the writing thread.
   *
   * @param kind what the file is, for messages and the thread's name, such as "event file"
   * @param file the file that the output writes
   * @param output writes the items; closed by the writing thread
   * @param capacity how much the queue may hold, in units of {@link Output#size}; a larger item
   *     counts as this much
   * @param restNs how long the thread pauses after each flush, so that thousands of items per
   *     second do not cost a system call and a wake-up each; 0 means no pause
   * @param onFailure called once, with a line for the user, if writing fails
   */
  public QueuedWriter(
      String kind,
      Path file,
      Output<T> output,
      int capacity,
      long restNs,
      Consumer<String> onFailure) {
    this.kind = kind;
    this.file = file;
    this.output = output;
    this.capacity = capacity;
    this.restNs = restNs;
    this.onFailure = onFailure;
    room = new Semaphore(capacity);
    writer = new Thread(this::writeAll, kind);
    writer.start();
  }

  /**
   * Queues an item; items of one thread keep their order. Waits while the queue is full. An
   * interrupt does not end the wait and is kept: a thread that is stopped must still leave its last
   * items.
   */
  public void record(T item) {
    used = true;
    room.acquireUninterruptibly(queuedSize(item));
    queue.add(item);
  }

  /**
   * Writes all queued items and closes the file. An interrupt does not end the wait and is kept.
   *
   * @throws IOException when an item could not be written, now or before, or the file was removed
   */
  @Override
  public void close() throws IOException {
    queue.add(END);
    Uninterruptibly.join(writer);
    if (failure != null) {
      throw new IOException(kind + " " + file + " is incomplete (" + failure + ")", failure);
    }
    if (Files.notExists(file)) {
      throw new IOException(
          kind + " " + file + " is gone: it was removed or moved while it was written");
    }
  }

  /** Deletes the closed file if no item was recorded: a run that never began leaves nothing. */
  public void deleteIfUnused() throws IOException {
    if (!used) {
      Files.deleteIfExists(file);
    }
  }

  private int queuedSize(T item) {
    return Math.min(capacity, output.size(item));
  }

  private void writeAll() {
    boolean ended = false;
    try (output) {
      output.begin();
      for (Object element = next(); element != END; element = next()) {
        write(item(element));
      }
      ended = true;
    } catch (IOException | RuntimeException e) {
      failure = e;
      onFailure.accept(
          "cannot write the " + kind + " " + file + " any more (" + e + "); the traffic goes on");
      if (!ended) {
        discardAll();
      }
    }
  }

  private void write(T item) throws IOException {
    try {
      output.write(item);
    } finally {
      room.release(queuedSize(item));
    }
  }

  /** The next element of the queue. If there is none yet, flushes and waits for it. */
  private Object next() throws IOException {
    Object element = queue.poll();
    if (element == null) {
      output.flush();
      if (restNs > 0) {
        LockSupport.parkNanos(restNs);
      }
      element = take();
    }
    return element;
  }

  /** Nothing more can be written, but the traffic must not wait for room in the queue. */
  private void discardAll() {
    for (Object element = take(); element != END; element = take()) {
      room.release(queuedSize(item(element)));
    }
  }

  /** Nobody interrupts the writing thread; if it happened, the file would end here. */
  private Object take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return END;
    }
  }

  /** Safe: {@link #record} adds every element but END. */
  @SuppressWarnings("unchecked")
  private T item(Object element) {
    return (T) element;
  }
}
