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

  /** SYNs, SYN-ACK included; one that a busy machine sent again counts once. */
  public int syns() {
    return having(TcpStream::synCount);
  }

  /** FINs, likewise. */
  public int fins() {
    return having(TcpStream::finCount);
  }

  /** Directions that were reset. */
  public int resets() {
    return having(TcpStream::rstCount);
  }

  /** Both directions of all connections. */
  public int directions() {
    return streams.all().size();
  }

  /** The bytes from one {@code host:port} to another, without a gap. */
  public byte[] bytes(String from, String to) {
    return streams.only(from, to).bytes();
  }

  private int having(ToIntFunction<TcpStream> count) {
    return (int) streams.all().stream().filter(s -> count.applyAsInt(s) > 0).count();
  }
}
