package twoflow.analysis.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.NewBytes;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;

/**
 * The bytes of a stream as a file: the capture is read once more, since the first reading keeps
 * none of them.
 *
 * @param file the capture file
 * @param capture what the first reading has found in it
 */
public record StreamContent(Path file, LinkedCapture capture) {

  /**
   * Writes what one side of a connection sent.
   *
   * @param connection the index of the connection
   * @param leg which side
   * @param to gets byte n of the stream at n - 1; a missing one is 0
   * @throws IOException when a file cannot be read or written
   */
  public void write(int connection, Leg leg, Path to) throws IOException {
    TcpDecoder decoder = new TcpDecoder();
    try (PacketSource packets = CaptureFile.open(file);
        FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      SegmentTable segments = capture.segments();
      for (long i = 0; i < segments.size(); i++) {
        SegmentRecord segment = segments.get(i);
        if (segment.connection() == connection
            && segment.leg() == leg
            && !segment.newBytes().equals(NewBytes.NONE)) {
          Packet packet = packet(packets, segment.frame());
          write(segment, decoder.decode(packet).orElseThrow(), packet.data(), out);
        }
      }
    }
  }

  private Packet packet(PacketSource packets, long frame) throws IOException {
    Packet packet = packets.next();
    while (packet != null && packet.frame() < frame) {
      packet = packets.next();
    }
    if (packet == null) {
      throw new IOException(
          file + ": it was changed while it was read: frame " + frame + " is gone");
    }
    return packet;
  }

  private static void write(SegmentRecord segment, TcpSegment tcp, byte[] data, FileChannel out)
      throws IOException {
    NewBytes fresh = segment.newBytes();
    int skipped = (int) (fresh.firstSeq() - segment.firstSeq());
    int length =
        Math.min(
            (int) (fresh.lastSeq() - fresh.firstSeq() + 1),
            Math.max(0, tcp.capturedBytes() - skipped));
    ByteBuffer bytes = ByteBuffer.wrap(data, tcp.payloadStart() + skipped, length);
    long position = fresh.firstSeq() - 1;
    while (bytes.hasRemaining()) {
      position += out.write(bytes, position);
    }
  }
}
