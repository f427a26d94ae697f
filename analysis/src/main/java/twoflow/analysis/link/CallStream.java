package twoflow.analysis.link;

import java.util.Optional;
import twoflow.analysis.store.RecordStore;
import twoflow.call.rtp.RtpHeader;

/**
 * A call in one direction's stream: its packets, and whether their numbers go on as they should.
 */
public final class CallStream {

  private final PacketTable packets;
  private Optional<RtpHeader> first = Optional.empty();
  private RtpHeader previous;
  private int previousBytes;
  private long others;
  private String fault = "";

  CallStream(RecordStore store) {
    packets = new PacketTable(store);
  }

  void add(
      long firstSeq,
      long lastSeq,
      PacketTable.Place place,
      RtpHeader header,
      int payloadBytes,
      PacketTable.Delivery delivery) {
    if (first.isEmpty()) {
      first = Optional.of(header);
    } else {
      check(header, place);
    }
    previous = header;
    previousBytes = payloadBytes;
    packets.add(firstSeq, lastSeq, place, header, payloadBytes, delivery);
  }

  /** A packet came that is no RTP. */
  void addOther() {
    others++;
  }

  /** Within a row the timestamps rise by what was said; between rows they may rise by more. */
  private void check(RtpHeader header, PacketTable.Place place) {
    long sequenceStep = header.sequenceNumber() - previous.sequenceNumber() & 0xffff;
    long timeStep = header.timestamp() - previous.timestamp() & 0xffff_ffffL;
    String where = "row " + place.row() + " chunk " + place.chunk() + ": ";
    if (header.ssrc() != previous.ssrc() || header.payloadType() != previous.payloadType()) {
      note(where + "another source or payload type than before");
    } else if (sequenceStep != 1) {
      note(
          where
              + "sequence number "
              + header.sequenceNumber()
              + " after "
              + previous.sequenceNumber());
    } else if (header.marker() ? timeStep < previousBytes : timeStep != previousBytes) {
      note(
          where
              + "timestamp "
              + header.timestamp()
              + " after "
              + previous.timestamp()
              + " and "
              + previousBytes
              + " samples");
    }
  }

  private void note(String what) {
    if (fault.isEmpty()) {
      fault = what;
    }
  }

  /** Its packets. */
  public PacketTable packets() {
    return packets;
  }

  /** The header of its first packet. */
  public Optional<RtpHeader> first() {
    return first;
  }

  /** How many packets are no RTP. */
  public long others() {
    return others;
  }

  /** The first packet whose numbers do not follow from those before it. */
  public Optional<String> fault() {
    return Optional.of(fault).filter(found -> !found.isEmpty());
  }
}
