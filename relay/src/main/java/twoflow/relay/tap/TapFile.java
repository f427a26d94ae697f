package twoflow.relay.tap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import twoflow.core.concurrent.QueuedWriter;

/**
 * Writes what happens on the relay's connections to a pcapng file of synthesised frames. A {@link
 * QueuedWriter} builds and writes the frames on a thread of its own: the disk delays the traffic
 * only while the queue is full, no event is dropped, and if the disk fails, the traffic goes on and
 * {@link #close} throws.
 */
public final class TapFile implements AutoCloseable {

  /** Memory that queued events may take. */
  static final int QUEUE_BYTES = 32 * 1024 * 1024;

  /** About what an event takes besides its payload. */
  private static final int EVENT_BYTES = 128;

  private static final int BUFFER_BYTES = 256 * 1024;

  private final QueuedWriter<TapEvent> writer;

  /**
   * Creates the file and starts its thread.
   *
   * @param onFailure called once, with a line for the user, if writing fails
   * @throws IOException when the file exists (it is never overwritten) or cannot be created
   */
  public TapFile(Path file, Consumer<String> onFailure) throws IOException {
    this(file, create(file), onFailure);
  }

  /**
   * Starts the thread.
   *
   * @param out writes the file
   */
  TapFile(Path file, OutputStream out, Consumer<String> onFailure) {
    Frames frames = new Frames(new TapCapture(out));
    writer = new QueuedWriter<>("tap file", file, frames, QUEUE_BYTES, 0, onFailure);
  }

  /** Queues an event. Waits while the queue is full; an interrupt does not end the wait. */
  public void record(TapEvent event) {
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

  /** Deletes the closed file if it holds no connection: a run that never began leaves nothing. */
  public void deleteIfUnused() throws IOException {
    writer.deleteIfUnused();
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

  /** Writes events as the segments of their connections. */
  private record Frames(TapCapture capture) implements QueuedWriter.Output<TapEvent> {

    @Override
    public void begin() throws IOException {
      capture.writeHead();
    }

    @Override
    public int size(TapEvent event) {
      return EVENT_BYTES + event.payload().length;
    }

    @Override
    public void write(TapEvent event) throws IOException {
      event.connection().write(event, capture);
    }

    @Override
    public void flush() throws IOException {
      capture.flush();
    }

    @Override
    public void close() throws IOException {
      capture.close();
    }
  }
}
