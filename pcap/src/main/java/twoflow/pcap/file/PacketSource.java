package twoflow.pcap.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The packets of a capture file, one after the other. */
public interface PacketSource extends Closeable {

  /**
   * The next packet, or {@code null} at the end of what can be read: then {@link #damage} says
   * whether that is the end of the file.
   *
   * @throws IOException when the file cannot be read
   */
  Packet next() throws IOException;

  /**
   * How many frames were met so far, by Wireshark's count: the packets, and what else it gives a
   * number.
   */
  long frames();

  /** What kept the reader from reading on; empty as long as nothing did. */
  Optional<Damage> damage();

  /** The interfaces that were met so far; pcapng files may name more on the way. */
  List<CaptureInterface> interfaces();

  /** What the file is, for people: {@code pcap, nanoseconds} or {@code pcapng}. */
  String format();
}
