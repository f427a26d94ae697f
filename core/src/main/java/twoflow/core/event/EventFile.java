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
import java.util.Optional;
import java.util.function.Consumer;
import twoflow.core.concurrent.QueuedWriter;

/**
 * Writes events to a CSV file. A {@link QueuedWriter} writes them on a thread of its own: the disk
 * delays the traffic only while the queue of {@value #QUEUE_EVENTS} events is full, and if the disk
 * fails, the traffic goes on and {@link #close} throws.
 */
public final class EventFile implements EventLog, AutoCloseable {

  static final int QUEUE_EVENTS = 65_536;

  /** A run that is killed loses at most the events of this time. */
  private static final long REST_NS = 2_000_000;

  private final QueuedWriter<Event> writer;

  /**
   * Creates the file and starts its thread.
   *
   * @param clock on which clock the events' times are, if that is known
   * @param onFailure called once, with a line for the user, if writing fails
   * @throws EventFileExistsException when the file exists: it is never overwritten
   * @throws IOException when it cannot be created
   */
  public EventFile(Path file, Optional<ClockLine> clock, Consumer<String> onFailure)
      throws IOException {
    this(file, create(file, clock), onFailure);
  }

  /**
   * Starts the thread.
   *
   * @param out writes the file, which has its header
   */
  EventFile(Path file, BufferedWriter out, Consumer<String> onFailure) {
    writer =
        new QueuedWriter<>("event file", file, new Lines(out), QUEUE_EVENTS, REST_NS, onFailure);
  }

  @Override
  public void record(Event event) {
    writer.record(event);
  }

  /**
   * Writes all queued events and closes the file.
   *
   * @throws IOException when an event could not be written, now or before, or the file was removed
   */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** Deletes the closed file if it holds no event: a run that never began leaves nothing. */
  public void deleteIfUnused() throws IOException {
    writer.deleteIfUnused();
  }

  private static BufferedWriter create(Path file, Optional<ClockLine> clock) throws IOException {
    try {
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      writeHead(file, clock, out);
      return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new EventFileExistsException(file);
    } catch (IOException e) {
      throw new IOException("cannot create the event file " + file + " (" + e + ")", e);
    }
  }

  /** If the disk is full, deletes the file: an empty file would only block the next run. */
  private static void writeHead(Path file, Optional<ClockLine> clock, OutputStream out)
      throws IOException {
    String second = clock.map(known -> known.line() + "\n").orElse("");
    try {
      out.write((Event.HEADER + "\n" + second).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      out.close();
      Files.delete(file);
      throw e;
    }
  }

  /** Writes a line per event. */
  private record Lines(BufferedWriter out) implements QueuedWriter.Output<Event> {

    @Override
    public void write(Event event) throws IOException {
      out.write(event.line());
      out.write('\n');
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
