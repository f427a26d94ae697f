package twoflow.client.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import twoflow.call.rtp.FrameReader;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.rtp.RtpPacket;
import twoflow.core.payload.Portion;

/**
 * Finds the packets of a call in a byte stream, and the rows that they belong to: a packet with the
 * marker begins a row. What follows the length of a packet and is no RTP belongs to the row, too,
 * so that no byte is left over. Not thread-safe.
 */
final class PacketSplitter implements StreamSplitter {

  private final PacketListener listener;
  private final FrameReader reader = new FrameReader(this::frame);
  private final Deque<Portion> portions = new ArrayDeque<>();
  private long readSeq;
  private long row;
  private long rowFirstSeq = 1;
  private long rowLastSeq;
  private long packets;
  private int payloadType;
  private long payloadBytes;

  /**
   * @param listener is called on the caller's thread
   */
  PacketSplitter(PacketListener listener) {
    this.listener = listener;
  }

  @Override
  public boolean inMidRow() {
    return readSeq > rowLastSeq;
  }

  @Override
  public void read(byte[] buffer, int lengthBytes, long timeNs) {
    portions.add(new Portion(timeNs, readSeq + 1, readSeq + lengthBytes));
    readSeq += lengthBytes;
    reader.read(buffer, 0, lengthBytes);
  }

  /** The silence between two rows of a call is no end: the next marker is. */
  @Override
  public void silence() {}

  @Override
  public boolean end() {
    boolean midPacket = reader.inMidFrame();
    if (midPacket) {
      take(Optional.empty(), 0, readSeq);
    }
    endRow();
    return midPacket;
  }

  private void frame(byte[] bytes, int length, long lastSeq) {
    Optional<RtpPacket> packet =
        RtpPacket.parse(bytes, RtpFraming.LENGTH_BYTES, length - RtpFraming.LENGTH_BYTES);
    take(packet.map(RtpPacket::header), packet.map(RtpPacket::payloadBytes).orElse(0), lastSeq);
    listener.packet(row, packets, packet.map(RtpPacket::header));
  }

  private void take(Optional<RtpHeader> header, int bytes, long lastSeq) {
    if (row == 0 || header.map(RtpHeader::marker).orElse(false)) {
      endRow();
      row++;
      rowFirstSeq = rowLastSeq + 1;
      packets = 0;
      payloadType = -1;
      payloadBytes = 0;
    }
    if (payloadType < 0) {
      payloadType = header.map(RtpHeader::payloadType).orElse(-1);
    }
    packets++;
    payloadBytes += bytes;
    rowLastSeq = lastSeq;
    emitPortions(lastSeq);
  }

  private void endRow() {
    if (row > 0) {
      listener.row(new SpokenRow(row, packets, payloadType, payloadBytes, rowFirstSeq, rowLastSeq));
    }
  }

  private void emitPortions(long seq) {
    while (!portions.isEmpty() && portions.peek().firstSeq() <= seq) {
      Portion portion = portions.remove();
      if (portion.lastSeq() > seq) {
        portions.addFirst(portion.after(seq));
        portion = portion.upTo(seq);
      }
      listener.portion(row, packets, portion);
    }
  }

  /** What is found in the stream. */
  interface PacketListener {

    /**
     * Bytes of a packet, in the order of the stream; each byte is in one portion.
     *
     * @param row the packet's row, from 1
     * @param chunk the number of the packet in its row, from 1
     */
    void portion(long row, long chunk, Portion portion);

    /**
     * A packet is complete.
     *
     * @param header empty when it is no RTP
     */
    void packet(long row, long chunk, Optional<RtpHeader> header);

    /** A row is complete: the next one begins, or the stream has ended. */
    void row(SpokenRow row);
  }
}
