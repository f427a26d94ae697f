package twoflow.analysis.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file of blocks, shared by any number of {@link RecordList}s. It is deleted when it is
 * closed. When the disk fails under it, its lists throw an {@link UncheckedIOException}: whoever
 * looks a number up cannot do anything about it, the command that opened the run reports it.
 */
public final class RecordStore implements Closeable {

  static final int BLOCK_BYTES = 1 << 13;

  private final Path path;
  private final FileChannel file;
  private int blocks;

  /** Makes the file, which must not exist. */
  public RecordStore(Path path) throws IOException {
    this.path = path;
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** A new list of records of so many numbers each. */
  public RecordList list(int longsPerRecord) {
    return new RecordList(this, longsPerRecord);
  }

  int newBlock() {
    return blocks++;
  }

  void write(int block, ByteBuffer bytes) {
    long position = (long) block * BLOCK_BYTES;
    try {
      while (bytes.hasRemaining()) {
        position += file.write(bytes, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + path + " (" + e.getMessage() + ")", e));
    }
  }

  void read(int block, ByteBuffer bytes) {
    long position = (long) block * BLOCK_BYTES;
    try {
      while (bytes.hasRemaining()) {
        int read = file.read(bytes, position);
        if (read < 0) {
          throw new IOException("the report's temporary file is shorter than it was");
        }
        position += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
