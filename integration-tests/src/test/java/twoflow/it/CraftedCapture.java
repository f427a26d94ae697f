package twoflow.it;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture made frame by frame, for what a real run does not show on demand: repeated, reordered,
 * missing and cut segments. Ethernet, IPv4, TCP; one millisecond from frame to frame, unless a time
 * is set.
 */
final class CraftedCapture {

  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int PSH_ACK = 24;
  private static final int FIN_ACK = 17;
  private static final int RST_ACK = 20;

  private final List<Frame> frames = new ArrayList<>();
  private int nextPort = 40001;
  private int nextMicros;

  private record Frame(int micros, byte[] bytes) {}

  /** A TCP connection to a port of the relay, begun with a handshake. */
  final class Connection {

    private final End client;
    private final End relay;

    private Connection(int port, long firstSeq, boolean handshake) {
      client = new End(127 << 24 | 11, nextPort++, firstSeq);
      relay = new End(127 << 24 | 1, port, firstSeq + 0x1234_5678L);
      if (handshake) {
        frame(client, relay, SYN, client.seq++, new byte[0]);
        frame(relay, client, SYN | ACK, relay.seq++, new byte[0]);
        frame(client, relay, ACK, client.seq, new byte[0]);
      }
      client.start = client.seq;
      relay.start = relay.seq;
    }

    /** The client's next bytes; returns the frame's number. */
    int send(String text) {
      return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The client's next bytes; returns the frame's number. */
    int send(byte[] bytes) {
      return next(client, relay, bytes);
    }

    /** The relay's next bytes. */
    int forward(String text) {
      return next(relay, client, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The client's next bytes, each in a segment of its own. */
    void sendBytewise(String text) {
      for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
        next(client, relay, new byte[] {one});
      }
    }

    /** Bytes of the client at a place in its stream, from 0: repeated, or out of turn. */
    int sendAt(long offset, String text) {
      return sendAt(offset, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the client at a place in its stream, from 0: repeated, or out of turn. */
    int sendAt(long offset, byte[] payload) {
      client.seq = Math.max(client.seq, client.start + offset + payload.length);
      return frame(client, relay, PSH_ACK, client.start + offset, payload);
    }

    /** Bytes of the client that the capture misses. */
    void sendUnseen(String text) {
      sendUnseen(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the client that the capture misses. */
    void sendUnseen(byte[] bytes) {
      client.seq += bytes.length;
    }

    /** The relay has everything so far. */
    void acknowledge() {
      frame(relay, client, ACK, relay.seq, new byte[0]);
    }

    /** Both sides end. */
    void close() {
      frame(client, relay, FIN_ACK, client.seq++, new byte[0]);
      frame(relay, client, FIN_ACK, relay.seq++, new byte[0]);
      frame(client, relay, ACK, client.seq, new byte[0]);
    }

    /** The client breaks off. */
    void reset() {
      frame(client, relay, RST_ACK, client.seq, new byte[0]);
    }

    private int next(End from, End to, byte[] payload) {
      int number = frame(from, to, PSH_ACK, from.seq, payload);
      from.seq += payload.length;
      return number;
    }
  }

  private static final class End {
    private final int address;
    private final int port;
    private long seq;
    private long start;

    private End(int address, int port, long seq) {
      this.address = address;
      this.port = port;
      this.seq = seq;
    }
  }

  Connection connect(int port) {
    return new Connection(port, 1_000_000, true);
  }

  /** A connection whose sequence numbers begin at a given number. */
  Connection connectAt(int port, long firstSeq) {
    return new Connection(port, firstSeq, true);
  }

  /** A connection that was there before the capture. */
  Connection joined(int port) {
    return new Connection(port, 1_000_000, false);
  }

  /** Sets the time of the next frame, from that of the first one on. */
  void setTimeMs(int timeMs) {
    nextMicros = timeMs * 1000;
  }

  int size() {
    return frames.size();
  }

  Path write(Path file) throws IOException {
    return write(file, 262_144);
  }

  /** Writes the capture; of each frame, at most {@code snapBytes} are kept. */
  Path write(Path file, int snapBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(little(24, 0xa1b2c3d4, 4 << 16 | 2, 0, 0, snapBytes, 1));
    for (Frame frame : frames) {
      int length = frame.bytes().length;
      int kept = Math.min(length, snapBytes);
      int seconds = 1_765_620_000 + frame.micros() / 1_000_000;
      out.writeBytes(little(16, seconds, frame.micros() % 1_000_000, kept, length));
      out.write(frame.bytes(), 0, kept);
    }
    return Files.write(file, out.toByteArray());
  }

  private static byte[] little(int lengthBytes, int... words) {
    ByteBuffer buffer = ByteBuffer.allocate(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      buffer.putInt(word);
    }
    return buffer.array();
  }

  private int frame(End from, End to, int flags, long seq, byte[] payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(new byte[12]);
      out.writeShort(0x0800);
      out.writeInt(0x4500 << 16 | 40 + payload.length);
      out.writeInt(0x4000);
      out.writeInt(64 << 24 | 6 << 16);
      out.writeInt(from.address);
      out.writeInt(to.address);
      out.writeInt(from.port << 16 | to.port);
      out.writeInt((int) seq);
      out.writeInt((flags & ACK) == 0 ? 0 : (int) to.seq);
      out.writeInt(5 << 28 | flags << 16 | 0xFFFF);
      out.writeInt(0);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    frames.add(new Frame(nextMicros, bytes.toByteArray()));
    nextMicros += 1000;
    return frames.size();
  }
}
