package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;

/**
 * One direction of a connection in a capture: its bytes put together by sequence number, whatever
 * the order of the frames and however often they were sent.
 */
final class TcpStream {

  private final String from;
  private final String to;
  private final int firstByteSeq;
  private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
  private long highestOffset;
  private int synCount;
  private int finCount;
  private int rstCount;

  /** A stream that begins with a frame, its SYN as a rule. */
  TcpStream(TcpFrame first) {
    from = first.from();
    to = first.to();
    firstByteSeq = first.seq() + (first.syn() ? 1 : 0);
  }

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  int synCount() {
    return synCount;
  }

  int finCount() {
    return finCount;
  }

  int rstCount() {
    return rstCount;
  }

  /** Whether a SYN begins another connection, between the same addresses. */
  boolean isAnother(TcpFrame frame) {
    return frame.syn() && frame.seq() + 1 != firstByteSeq;
  }

  void add(TcpFrame frame) {
    synCount += frame.syn() ? 1 : 0;
    finCount += frame.fin() ? 1 : 0;
    rstCount += frame.rst() ? 1 : 0;
    if (frame.payload().length > 0) {
      // The difference modulo 2^32, as a signed number, is right across every wrap.
      int ahead = frame.seq() - (int) (firstByteSeq + highestOffset);
      long offset = highestOffset + ahead;
      assertTrue(offset >= 0, () -> "bytes before the beginning: " + this);
      pieces.merge(offset, frame.payload(), (a, b) -> a.length >= b.length ? a : b);
      highestOffset = Math.max(highestOffset, offset + frame.payload().length);
    }
  }

  /** The bytes; a gap fails the test. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach((offset, piece) -> {
      int known = (int) (all.size() - offset);
      assertTrue(known >= 0, () -> -known + " bytes are missing at " + offset + ": " + this);
      if (known < piece.length) {
        all.write(piece, known, piece.length - known);
      }
    });
    assertEquals(highestOffset, all.size());
    return all.toByteArray();
  }

  @Override
  public String toString() {
    return "%s > %s: %d SYN, %d FIN, %d RST, %d bytes"
        .formatted(from, to, synCount, finCount, rstCount, highestOffset);
  }
}
