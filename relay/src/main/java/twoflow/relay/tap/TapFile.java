package twoflow.relay.tap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Writes what happens on the relay's connections to a pcapng file of made-up frames. Frames are
 * built and written on a thread of its own, so that the disk does not delay the traffic as long as
 * the queue has room; then the traffic waits: nothing is ever dropped. What is written is flushed
 * whenever the queue runs empty. When the disk fails, traffic goes on and {@link #close} tells.
 */
public final class TapFile implements AutoCloseable {

  /** Memory that queued events may take. */
  static final int QUEUE_BYTES = 32 * 1024 * 1024;

  /** What an event takes beside its payload, about. */
  private static final int EVENT_BYTES = 128;

  private static final int BUFFER_BYTES = 256 * 1024;

  /** Tells the writing thread that no event follows. */
  private static final TapEvent END = TapEvent.of(0, null, null, null);

  private final Path file;
  private final TapCapture capture;
  private final Consumer<String> onFailure;
  private final BlockingQueue<TapEvent> queue = new LinkedBlockingQueue<>();
  private final Semaphore roomBytes = new Semaphore(QUEUE_BYTES);
  private final Thread writer = new Thread(this::writeAll, "tap");
  private Exception failure;
  private volatile boolean used;

  /**
   * Creates the file and starts its thread.
   *
   * @param onFailure is told once, with a line for the user, when the file cannot be written any
   *     more
   * @throws IOException when the file exists (it is never overwritten) or cannot be created
   */
  public TapFile(Path file, Consumer<String> onFailure) throws IOException {
    this(file, create(file), onFailure);
  }

  /**
   * Starts the thread.
   *
   * @param out what writes the file
   */
  TapFile(Path file, OutputStream out, Consumer<String> onFailure) {
    this.file = file;
    this.onFailure = onFailure;
    capture = new TapCapture(out);
    writer.start();
  }

  /** Takes an event; waits, whatever interrupts it, while the queue has no room. */
  public void record(TapEvent event) {
    used = true;
    roomBytes.acquireUninterruptibly(queuedBytes(event));
    queue.add(event);
  }

  /**
   * Writes what is queued and closes the file.
   *
   * @throws IOException when an event could not be written, now or before, or the file was removed
   */
  @Override
  public void close() throws IOException {
    queue.add(END);
    awaitWriter();
    if (failure != null) {
      throw new IOException("tap file " + file + " is incomplete (" + failure + ")", failure);
    }
    if (Files.notExists(file)) {
      throw new IOException(
          "tap file " + file + " is gone: it was removed or moved while it was written");
    }
  }

  /** Deletes the closed file when it holds no connection: a run that never began leaves nothing. */
  public void deleteIfUnused() throws IOException {
    if (!used) {
      Files.deleteIfExists(file);
    }
  }

  /** A program that was told to stop comes here interrupted, and must still leave a whole file. */
  private void awaitWriter() {
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static OutputStream create(Path file) throws IOException {
    try {
      return new BufferedOutputStream(
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          BUFFER_BYTES);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "tap file " + file + " exists and is never overwritten: move it away or name another", e);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "cannot create the tap file " + file + ": its folder is missing, make it first", e);
    } catch (IOException e) {
      throw new IOException("cannot create the tap file " + file + " (" + e + ")", e);
    }
  }

  private static int queuedBytes(TapEvent event) {
    return Math.min(QUEUE_BYTES, EVENT_BYTES + event.payload().length);
  }

  private void writeAll() {
    boolean ended = false;
    try (capture) {
      capture.writeHead();
      for (TapEvent event = next(); event != END; event = next()) {
        write(event);
      }
      ended = true;
    } catch (IOException | RuntimeException e) {
      failure = e;
      onFailure.accept(
          "cannot write the tap file " + file + " any more (" + e + "); the traffic goes on");
      if (!ended) {
        drain();
      }
    }
  }

  private void write(TapEvent event) throws IOException {
    try {
      event.connection().write(event, capture);
    } finally {
      roomBytes.release(queuedBytes(event));
    }
  }

  private TapEvent next() throws IOException {
    TapEvent event = queue.poll();
    if (event == null) {
      capture.flush();
      event = takeOrEnd();
    }
    return event;
  }

  /** The file is broken, and the traffic must not wait for it: what comes is dropped. */
  private void drain() {
    for (TapEvent event = takeOrEnd(); event != END; event = takeOrEnd()) {
      roomBytes.release(queuedBytes(event));
    }
  }

  /** Nobody interrupts the writing thread; were it to happen, the file would end here. */
  private TapEvent takeOrEnd() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return END;
    }
  }
}
