package twoflow.analysis.link;

import twoflow.analysis.store.RecordStore;
import twoflow.call.rtp.RtpHeader;

/** A table of packets made by hand, for tests of what is computed from it. */
public final class HandmadePackets {

  private final PacketTable table;
  private long number;
  private long row = 1;
  private long chunk;

  public HandmadePackets(RecordStore store) {
    table = new PacketTable(store);
  }

  /** Lets the next packet be the first of a row. */
  public HandmadePackets nextRow() {
    row++;
    chunk = 0;
    return this;
  }

  /** Adds a packet of 160 samples; its length before it, it has 174 bytes. */
  public HandmadePackets add(long timestamp, long frame, long deliveredNs) {
    chunk++;
    RtpHeader header = new RtpHeader(chunk == 1, 0, (int) number & 0xffff, timestamp, 7);
    table.add(
        174 * number + 1,
        174 * (number + 1),
        new PacketTable.Place(row, chunk),
        header,
        160,
        new PacketTable.Delivery(frame, deliveredNs));
    number++;
    return this;
  }

  public PacketTable table() {
    return table;
  }
}
