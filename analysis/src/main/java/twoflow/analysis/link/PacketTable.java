package twoflow.analysis.link;

import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.call.rtp.RtpHeader;

/** The packets of a call in one direction's stream, in its order. */
public final class PacketTable {

  private static final int FIRST_SEQ = 0;
  private static final int LAST_SEQ = 1;
  private static final int ROW = 2;
  private static final int CHUNK = 3;
  private static final int SEQUENCE_NUMBER = 4;
  private static final int TIMESTAMP = 5;
  private static final int PAYLOAD_BYTES = 6;
  private static final int FRAME = 7;
  private static final int DELIVERED_NS = 8;
  private static final int FIELDS = 9;

  private final RecordList packets;

  PacketTable(RecordStore store) {
    packets = store.list(FIELDS);
  }

  /**
   * Appends a packet.
   *
   * @param place its row and its chunk
   */
  void add(
      long firstSeq, long lastSeq, Place place, RtpHeader header, int payloadBytes, Delivery by) {
    packets.add(
        firstSeq,
        lastSeq,
        place.row(),
        place.chunk(),
        header.sequenceNumber(),
        header.timestamp(),
        payloadBytes,
        by.frame(),
        by.timeNs());
  }

  /** Says anew by which frame a packet was delivered. */
  void deliver(long index, Delivery by) {
    packets.set(index, FRAME, by.frame());
    packets.set(index, DELIVERED_NS, by.timeNs());
  }

  /**
   * To which row a packet belongs.
   *
   * @param row the row's number, from 1
   * @param chunk the number of the packet in its row, from 1
   */
  record Place(long row, long chunk) {}

  /**
   * When a packet could be given to the program: with the frame that makes the stream whole up to
   * the packet's last byte.
   *
   * @param frame that frame's number
   * @param timeNs its capture time, epoch nanoseconds
   */
  record Delivery(long frame, long timeNs) {}

  /** How many packets there are. */
  public long size() {
    return packets.size();
  }

  /** The packet that holds a byte, or -1. */
  public long find(long seq) {
    long index = packets.floor(FIRST_SEQ, seq);
    return index >= 0 && seq <= lastSeq(index) ? index : -1;
  }

  /** Stream offset of a packet's first byte + 1; its length of two bytes stands there. */
  public long firstSeq(long index) {
    return packets.get(index, FIRST_SEQ);
  }

  /** Stream offset of its last byte + 1. */
  public long lastSeq(long index) {
    return packets.get(index, LAST_SEQ);
  }

  /** The number of its row, from 1. */
  public long row(long index) {
    return packets.get(index, ROW);
  }

  /** Its number in the row, from 1. */
  public long chunk(long index) {
    return packets.get(index, CHUNK);
  }

  /** Its sequence number in RTP, 16 bits. */
  public int sequenceNumber(long index) {
    return (int) packets.get(index, SEQUENCE_NUMBER);
  }

  /** Its timestamp in RTP, 32 bits. */
  public long timestamp(long index) {
    return packets.get(index, TIMESTAMP);
  }

  /** How much voice it carries. */
  public int payloadBytes(long index) {
    return (int) packets.get(index, PAYLOAD_BYTES);
  }

  /** The frame with which the stream was whole up to the packet's last byte. */
  public long frame(long index) {
    return packets.get(index, FRAME);
  }

  /** The capture time of that frame, epoch nanoseconds. */
  public long deliveredNs(long index) {
    return packets.get(index, DELIVERED_NS);
  }
}
