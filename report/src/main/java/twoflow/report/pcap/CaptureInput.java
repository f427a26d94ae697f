package twoflow.report.pcap;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a capture file, with the position in it and the byte order of its numbers. */
final class CaptureInput implements Closeable {

  /** Longer blocks and packets are taken for nonsense: it bounds what a file can ask for. */
  static final int MAX_BLOCK_BYTES = 16 << 20;

  private final InputStream in;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long position;

  CaptureInput(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The position of the next byte, from 0. */
  long position() {
    return position;
  }

  ByteOrder order() {
    return order;
  }

  void order(ByteOrder newOrder) {
    order = newOrder;
  }

  /**
   * Reads exactly so many bytes, or none at the end of the file.
   *
   * @return {@code null} at the end of the file
   * @throws CutOffException when the file has fewer
   */
  ByteBuffer readOrEnd(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length == 0 && length > 0) {
      return null;
    }
    if (bytes.length < length) {
      throw new CutOffException();
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  /**
   * Reads exactly so many bytes.
   *
   * @throws CutOffException when the file has fewer
   */
  ByteBuffer read(int length) throws IOException {
    ByteBuffer bytes = readOrEnd(length);
    if (bytes == null) {
      throw new CutOffException();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
