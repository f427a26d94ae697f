package twoflow.core.event;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes events to a CSV file on a thread of its own, so that the disk does not delay the traffic
 * as long as the queue of {@value #QUEUE_EVENTS} events has room. What is written is flushed
 * whenever the queue runs empty; then the thread rests for a moment, so that thousands of events
 * per second do not cost a system call and a wake-up each. When the disk fails, traffic goes on and
 * {@link #close} tells.
 */
public final class EventFile implements EventLog, AutoCloseable {

  static final int QUEUE_EVENTS = 65_536;

  /** A run that is killed loses no more of its last events. */
  private static final long REST_NS = 2_000_000;

  /** Tells the writing thread that no event follows. */
  private static final Event END = Event.of(0, EventType.CLOSED, "", "", "");

  private final Path file;
  private final BufferedWriter out;
  private final Consumer<String> onFailure;
  private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>(QUEUE_EVENTS);
  private final Thread writer = new Thread(this::writeAll, "events");
  private IOException failure;
  private volatile boolean used;

  /**
   * Creates the file and starts its thread.
   *
   * @param onFailure is told once, with a line for the user, when the file cannot be written any
   *     more
   * @throws EventFileExistsException when the file exists: it is never overwritten
   * @throws IOException when it cannot be created
   */
  public EventFile(Path file, Consumer<String> onFailure) throws IOException {
    this(file, create(file), onFailure);
  }

  /**
   * Starts the thread.
   *
   * @param out what writes the file, which has its header
   */
  EventFile(Path file, BufferedWriter out, Consumer<String> onFailure) {
    this.file = file;
    this.out = out;
    this.onFailure = onFailure;
    writer.start();
  }

  @Override
  public void record(Event event) {
    used = true;
    enqueue(event);
  }

  private void enqueue(Event event) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(event);
        break;
      } catch (InterruptedException e) {
        // A thread that was told to stop must still leave its last events.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Writes what is queued and closes the file.
   *
   * @throws IOException when an event could not be written, now or before, or the file was removed
   */
  @Override
  public void close() throws IOException {
    enqueue(END);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        // The program is told to stop: the events are to be complete all the same.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IOException("event file " + file + " is incomplete (" + failure + ")", failure);
    }
    if (Files.notExists(file)) {
      throw new IOException(
          "event file " + file + " is gone: it was removed or moved while it was written");
    }
  }

  /**
   * Deletes the closed file when it holds no event: a run that never began leaves nothing behind.
   */
  public void deleteIfUnused() throws IOException {
    if (!used) {
      Files.deleteIfExists(file);
    }
  }

  private static BufferedWriter create(Path file) throws IOException {
    try {
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      writeHeader(file, out);
      return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new EventFileExistsException(file);
    } catch (IOException e) {
      throw new IOException("cannot create the event file " + file + " (" + e + ")", e);
    }
  }

  /** On a full disk nothing is left: an empty file would only be in the way of the next run. */
  private static void writeHeader(Path file, OutputStream out) throws IOException {
    try {
      out.write((Event.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      out.close();
      Files.delete(file);
      throw e;
    }
  }

  private void writeAll() {
    boolean ended = false;
    try (out) {
      for (Event event = take(); event != END; event = take()) {
        out.write(event.line());
        out.write('\n');
      }
      ended = true;
    } catch (IOException e) {
      failure = e;
      onFailure.accept(
          "cannot write the event file " + file + " any more (" + e + "); the traffic goes on");
      if (!ended) {
        drain();
      }
    }
  }

  private Event take() throws IOException {
    Event event = queue.poll();
    if (event == null) {
      out.flush();
      LockSupport.parkNanos(REST_NS);
      event = takeOrEnd();
    }
    return event;
  }

  private void drain() {
    while (takeOrEnd() != END) {
      // Dropped: the file is broken, and the senders must not wait for it.
    }
  }

  /** Nobody interrupts the writing thread; were it to happen, the file would end here. */
  private Event takeOrEnd() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return END;
    }
  }
}
