package twoflow.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/**
 * A capture file as a whole.
 *
 * @param packets its frames
 * @param streams what they carry
 */
public record Capture(int packets, TcpStreams streams) {

  /** Reads a file, which must not be cut off. */
  public static Capture read(Path file) throws IOException {
    return new Capture(CaptureReader.frames(file).size(), CaptureReader.streams(file));
  }

  /** Segments with SYN, SYN-ACK included. */
  public int syns() {
    return sum(TcpStream::synCount);
  }

  /** Segments with FIN. */
  public int fins() {
    return sum(TcpStream::finCount);
  }

  /** Segments with RST. */
  public int resets() {
    return sum(TcpStream::rstCount);
  }

  /** The bytes from one {@code host:port} to another, without a gap. */
  public byte[] bytes(String from, String to) {
    return streams.only(from, to).bytes();
  }

  private int sum(ToIntFunction<TcpStream> count) {
    return streams.all().stream().mapToInt(count).sum();
  }
}
