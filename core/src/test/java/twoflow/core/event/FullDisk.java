package twoflow.core.event;

import java.io.IOException;
import java.io.Writer;

/** Takes some characters and then none. */
final class FullDisk extends Writer {

  private int room;

  FullDisk(int room) {
    this.room = room;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    room -= length;
    if (room < 0) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
