package twoflow.analysis.link;

import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.pcap.tcp.NewBytes;

/** The segments of the run's connections, in the order of the capture. */
public final class SegmentTable {

  private static final int FIELDS = 8;
  private static final int FLAG_BITS = 8;
  private static final int PURPOSE_BITS = 3;
  private static final int LEG_BITS = 1;

  /** The headers' bytes lie above all that. */
  private static final int HEADER_SHIFT = FLAG_BITS + PURPOSE_BITS + LEG_BITS;

  private static final int MAX_HEADER_BYTES = (1 << Integer.SIZE - HEADER_SHIFT) - 1;

  private final RecordList records;

  SegmentTable(RecordStore store) {
    records = store.list(FIELDS);
  }

  void add(SegmentRecord segment) {
    long kind = (long) segment.connection() << Integer.SIZE;
    kind |= (long) Math.min(segment.headerBytes(), MAX_HEADER_BYTES) << HEADER_SHIFT;
    kind |= (long) segment.leg().ordinal() << FLAG_BITS + PURPOSE_BITS;
    kind |= (long) segment.purpose() << FLAG_BITS | segment.flags();
    records.add(
        segment.frame(),
        segment.timeNs(),
        kind,
        segment.firstSeq(),
        segment.windowBytes() << Integer.SIZE | segment.payloadBytes(),
        segment.newBytes().firstSeq(),
        segment.newBytes().lastSeq(),
        segment.ack());
  }

  /** How many there are. */
  public long size() {
    return records.size();
  }

  /** One of them. */
  public SegmentRecord get(long index) {
    long kind = records.get(index, 2);
    long sizes = records.get(index, 4);
    long newFirst = records.get(index, 5);
    return new SegmentRecord(
        records.get(index, 0),
        records.get(index, 1),
        (int) (kind >>> Integer.SIZE),
        Leg.values()[(int) (kind >> FLAG_BITS + PURPOSE_BITS & 1)],
        (int) kind & 0xFF,
        (int) (kind >> FLAG_BITS) & (1 << PURPOSE_BITS) - 1,
        records.get(index, 3),
        (int) sizes,
        newFirst == 0 ? NewBytes.NONE : new NewBytes(newFirst, records.get(index, 6)),
        (int) kind >>> HEADER_SHIFT,
        records.get(index, 7),
        sizes >>> Integer.SIZE);
  }
}
