package twoflow.analysis.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.rtp.RtpPacket;
import twoflow.pcap.tcp.ByteSink;

/**
 * Cuts a captured stream into the packets of a call (RFC 4571), also where bytes of it are missing:
 * after a gap that is longer than its packet, and in a stream without its beginning, the next
 * packet is found by its header, as each of a call has the same source and payload type.
 */
final class CallFraming implements ByteSink {

  private static final int HEADER_BYTES = RtpFraming.LENGTH_BYTES + RtpHeader.BYTES;

  private final Frames frames;

  /** A frame, or, while no frame is known to begin, the bytes in which it is searched. */
  private byte[] held = new byte[256];

  private int heldBytes;
  private boolean lost;
  private boolean damaged;
  private long nextSeq = 1;
  private Optional<RtpHeader> last = Optional.empty();

  CallFraming(Frames frames) {
    this.frames = frames;
  }

  /** What is found. */
  interface Frames {

    /**
     * A frame.
     *
     * @param bytes holds it from its first byte on; valid only during the call
     * @param packet its packet, where that is one of RTP
     * @param firstSeq stream offset of its first byte + 1
     * @param lastSeq stream offset of its last byte + 1
     * @param damaged whether bytes of it are missing, which are 0 here
     */
    void frame(
        byte[] bytes, Optional<RtpPacket> packet, long firstSeq, long lastSeq, boolean damaged)
        throws IOException;

    /** Frames before the next one are missing, or cannot be told apart. */
    void lost() throws IOException;
  }

  /** The stream's beginning was not captured. */
  void startInMidStream() {
    lost = true;
  }

  /** Whether the stream has bytes of a frame that is not complete. */
  boolean inMidFrame() {
    return heldBytes > 0 && !lost;
  }

  /** Stream offset of the last byte that came, + 1. */
  long lastSeq() {
    return nextSeq - 1;
  }

  /** Stream offset of the first byte that is in no frame yet, + 1. */
  long frameSeq() {
    return nextSeq - heldBytes;
  }

  @Override
  public void bytes(byte[] buffer, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      int bytes = lost ? end - at : Math.min(end - at, wantedBytes() - heldBytes);
      hold(buffer, at, bytes);
      at += bytes;
      if (lost) {
        search();
      } else {
        completeFrame();
      }
    }
  }

  @Override
  public void gap(long lengthBytes) throws IOException {
    boolean lengthKnown = !lost && heldBytes >= RtpFraming.LENGTH_BYTES;
    if (lengthKnown && lengthBytes <= wantedBytes() - heldBytes) {
      damaged = true;
      hold(new byte[(int) lengthBytes], 0, (int) lengthBytes);
      completeFrame();
      return;
    }
    lost = true;
    damaged = false;
    heldBytes = 0;
    nextSeq += lengthBytes;
    frames.lost();
  }

  private void hold(byte[] buffer, int from, int length) {
    if (heldBytes + length > held.length) {
      held = Arrays.copyOf(held, Math.max(2 * held.length, heldBytes + length));
    }
    System.arraycopy(buffer, from, held, heldBytes, length);
    heldBytes += length;
    nextSeq += length;
  }

  private void completeFrame() throws IOException {
    if (heldBytes < wantedBytes()) {
      return;
    }
    int length = heldBytes;
    boolean incomplete = damaged;
    heldBytes = 0;
    damaged = false;
    Optional<RtpPacket> packet =
        RtpPacket.parse(held, RtpFraming.LENGTH_BYTES, length - RtpFraming.LENGTH_BYTES);
    if (!incomplete && packet.isPresent()) {
      last = packet.map(RtpPacket::header);
    }
    frames.frame(held, packet, nextSeq - length, nextSeq - 1, incomplete);
  }

  /** Looks for the first place where a frame begins, and goes on from there. */
  private void search() throws IOException {
    int at = 0;
    while (at + HEADER_BYTES <= heldBytes) {
      switch (beginsAt(at)) {
        case YES -> {
          byte[] rest = Arrays.copyOfRange(held, at, heldBytes);
          nextSeq -= rest.length;
          heldBytes = 0;
          lost = false;
          bytes(rest, 0, rest.length);
          return;
        }
        case NO -> at++;
        case UNKNOWN -> {
          drop(at);
          return;
        }
      }
    }
    drop(at);
  }

  /** Bytes at which no frame begins are in none. */
  private void drop(int bytes) {
    System.arraycopy(held, bytes, held, 0, heldBytes - bytes);
    heldBytes -= bytes;
  }

  private enum Begins {
    YES,
    NO,
    /** The bytes that would show it have not come. */
    UNKNOWN
  }

  private Begins beginsAt(int at) {
    Optional<RtpHeader> header = headerAt(at);
    if (header.isEmpty()) {
      return Begins.NO;
    }
    if (last.isPresent()) {
      return isOfCall(header.get(), last.get()) ? Begins.YES : Begins.NO;
    }
    int next = at + RtpFraming.LENGTH_BYTES + packetBytes(at);
    if (next + HEADER_BYTES > heldBytes) {
      return Begins.UNKNOWN;
    }
    boolean follows = headerAt(next).map(other -> isOfCall(header.get(), other)).orElse(false);
    return follows ? Begins.YES : Begins.NO;
  }

  private Optional<RtpHeader> headerAt(int at) {
    int length = Math.max(packetBytes(at), 0);
    // The packet may go on behind what has come: its header says enough.
    return length < RtpHeader.BYTES
        ? Optional.empty()
        : RtpPacket.parse(held, at + RtpFraming.LENGTH_BYTES, RtpHeader.BYTES)
            .map(RtpPacket::header);
  }

  private static boolean isOfCall(RtpHeader one, RtpHeader other) {
    return one.ssrc() == other.ssrc() && one.payloadType() == other.payloadType();
  }

  private int packetBytes(int at) {
    return (held[at] & 0xff) << 8 | held[at + 1] & 0xff;
  }

  private int wantedBytes() {
    return heldBytes < RtpFraming.LENGTH_BYTES
        ? RtpFraming.LENGTH_BYTES
        : RtpFraming.LENGTH_BYTES + packetBytes(0);
  }
}
