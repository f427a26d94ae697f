package twoflow.pcap.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/** The bytes of a capture file, with the position in it and the byte order of its numbers. */
final class CaptureInput implements Closeable {

  /** Longer packets are taken for nonsense: it bounds what a file can ask for. */
  static final int MAX_PACKET_BYTES = 16 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Longer data is asked for piece by piece: the file must have it before it takes memory. */
  private static final int PIECE_BYTES = 1 << 20;

  private final InputStream in;
  private final boolean unpacked;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteBuffer view = ByteBuffer.wrap(buffer);
  private int next;
  private int end;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long position;

  /**
   * Reads a stream.
   *
   * @param unpacked whether the stream unpacks a compressed file
   */
  CaptureInput(InputStream in, boolean unpacked) {
    this.in = in;
    this.unpacked = unpacked;
  }

  /** What to add to a format's name. */
  String compression() {
    return unpacked ? ", gzip" : "";
  }

  /** The position of the next byte, from 0; of a compressed file, in what it unpacks to. */
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
   * The next bytes, as many as there are, which stay unread.
   *
   * @param length at most so many
   * @throws CutOffException when there is none, because the file is cut off
   */
  byte[] peek(int length) throws IOException {
    try {
      fill(length);
    } catch (CutOffException | CaptureFormatException e) {
      if (next == end) {
        throw e;
      }
    }
    return Arrays.copyOfRange(buffer, next, Math.min(end, next + length));
  }

  /**
   * Reads the fields of a header, or nothing at the end of the file.
   *
   * @param length at most as long as the buffer
   * @return what holds until the next reading; {@code null} at the end of the file
   * @throws CutOffException when the file has fewer bytes
   */
  ByteBuffer readOrEnd(int length) throws IOException {
    if (end - next < length) {
      fill(length);
    }
    int there = Math.min(length, end - next);
    ByteBuffer bytes = view.slice(next, there).order(order);
    next += there;
    position += there;
    if (there == 0 && length > 0) {
      return null;
    }
    if (there < length) {
      throw new CutOffException();
    }
    return bytes;
  }

  /**
   * Reads the fields of a header.
   *
   * @param length at most as long as the buffer
   * @return what holds until the next reading
   * @throws CutOffException when the file has fewer bytes
   */
  ByteBuffer read(int length) throws IOException {
    ByteBuffer bytes = readOrEnd(length);
    if (bytes == null) {
      throw new CutOffException();
    }
    return bytes;
  }

  /**
   * Reads exactly so many bytes.
   *
   * @throws CutOffException when the file has fewer
   */
  byte[] readBytes(int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, PIECE_BYTES)];
    int done = take(bytes, 0);
    while (done < length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
      done = take(bytes, done);
    }
    return bytes;
  }

  /**
   * Passes over so many bytes.
   *
   * @throws CutOffException when the file has fewer
   */
  void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      if (next == end) {
        fill(1);
      }
      int skipped = (int) Math.min(left, end - next);
      if (skipped == 0) {
        throw new CutOffException();
      }
      next += skipped;
      position += skipped;
      left -= skipped;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Fills the rest of an array; returns its length. */
  private int take(byte[] bytes, int from) throws IOException {
    int done = from;
    while (done < bytes.length) {
      if (next == end) {
        fill(1);
      }
      int copied = Math.min(bytes.length - done, end - next);
      if (copied == 0) {
        throw new CutOffException();
      }
      System.arraycopy(buffer, next, bytes, done, copied);
      next += copied;
      position += copied;
      done += copied;
    }
    return done;
  }

  /** Reads on until the buffer has so many unread bytes, or the file has no more. */
  private void fill(int length) throws IOException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    try {
      int read = 0;
      while (end < length && read >= 0) {
        read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
      }
    } catch (EOFException e) {
      // A compressed file that is cut off.
      throw new CutOffException();
    } catch (ZipException e) {
      throw new CaptureFormatException(position, "its gzip data is damaged");
    }
  }
}
