package twoflow.call.wav;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * A WAV file that was found whole. Its samples are read when they are asked for, so that a long one
 * needs no memory.
 *
 * @param path where it is
 * @param format what its samples are
 * @param dataFrom where in the file they begin
 * @param dataBytes how many bytes they are
 * @param cues its cue points, in samples, ascending
 */
public record WavFile(Path path, WavFormat format, long dataFrom, long dataBytes, List<Long> cues) {

  /**
   * Reads a file's headers.
   *
   * @throws WavException when it is no WAV file, or not a whole one
   */
  public static WavFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      return new WavHeaders(path, channel).read();
    }
  }

  /**
   * Reads samples.
   *
   * @param from the first byte, counted from the first sample
   * @param length how many bytes; the file must have them
   */
  public byte[] read(long from, int length) throws IOException {
    if (from < 0 || length < 0 || from + length > dataBytes) {
      throw new IllegalArgumentException(
          path + " has no samples " + from + " to " + (from + length));
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(path)) {
      fill(channel, bytes, dataFrom + from);
    } catch (EOFException e) {
      throw new WavException(path, "became shorter while it was used");
    }
    return bytes.array();
  }

  static void fill(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position);
      if (read < 0) {
        throw new EOFException();
      }
      position += read;
    }
  }
}
