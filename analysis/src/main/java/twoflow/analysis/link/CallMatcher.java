package twoflow.analysis.link;

import java.io.IOException;
import java.util.Optional;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.rtp.RtpPacket;

/**
 * Finds the rows in one direction's call. With the run's voice its samples are compared with the
 * packets' payloads in order, so each row's place follows from offsets alone; without it, a row
 * begins at a packet with the marker. A row's packets are its chunks.
 */
final class CallMatcher implements StreamMatcher, CallFraming.Frames {

  private final SpokenRows rows;
  private final RowRecorder recorder;
  private final CallStream call;
  private final CallFraming framing = new CallFraming(this);
  private PacketTable.Delivery delivery = new PacketTable.Delivery(0, 0);
  private Difference firstDifference;

  /** Where in the voice the next packet should be. */
  private long place;

  /** The sequence number that the packet at that place should have; -1 when it is not known. */
  private int nextSequenceNumber = -1;

  private boolean afterLoss;
  private long number;
  private long chunk;
  private long rowFirstSeq = 1;
  private long rowLastSeq;
  private boolean different;
  private boolean incomplete;

  CallMatcher(SpokenRows rows, RowRecorder recorder, CallStream call) {
    this.rows = rows;
    this.recorder = recorder;
    this.call = call;
  }

  @Override
  public void at(long frame, long timeNs) {
    delivery = new PacketTable.Delivery(frame, timeNs);
  }

  @Override
  public void startInMidStream() {
    framing.startInMidStream();
    afterLoss = true;
    // The lab's client begins with 1.
    nextSequenceNumber = 1;
  }

  @Override
  public void bytes(byte[] buffer, int from, int length) throws IOException {
    framing.bytes(buffer, from, length);
  }

  @Override
  public void gap(long lengthBytes) throws IOException {
    framing.gap(lengthBytes);
  }

  @Override
  public void lost() {
    incomplete = true;
    afterLoss = true;
  }

  @Override
  public void frame(
      byte[] bytes, Optional<RtpPacket> packet, long firstSeq, long lastSeq, boolean damaged)
      throws IOException {
    if (packet.isEmpty()) {
      if (number == 0) {
        beginRow(1, firstSeq);
      }
      call.addOther();
      differ(firstSeq, "a packet is no RTP");
      rowLastSeq = lastSeq;
      return;
    }
    RtpHeader header = packet.get().header();
    int payloadBytes = packet.get().payloadBytes();
    if (afterLoss && nextSequenceNumber >= 0) {
      place += (header.sequenceNumber() - nextSequenceNumber & 0xffffL) * payloadBytes;
    }
    afterLoss = false;
    long row = rowOf(header);
    if (row != number) {
      endRow(false);
      beginRow(row, firstSeq);
    }
    boolean placed = isKnown(row) && payloadBytes > 0;
    chunk = placed ? (place - rows.begin(row)) / payloadBytes + 1 : chunk + 1;
    incomplete |= damaged;
    compare(bytes, packet.get(), firstSeq, damaged);
    place += payloadBytes;
    nextSequenceNumber = header.sequenceNumber() + 1 & 0xffff;
    rowLastSeq = lastSeq;
    call.add(firstSeq, lastSeq, new PacketTable.Place(row, chunk), header, payloadBytes, delivery);
  }

  private long rowOf(RtpHeader header) {
    if (rows.known() && rows.rowAt(place) <= rows.count()) {
      return rows.rowAt(place);
    }
    // Behind what is known, or where nothing is, the marker begins a row.
    boolean begins = header.marker() || number <= rows.count();
    return begins ? Math.max(number, rows.count()) + 1 : number;
  }

  /** Whether it is known what a row says. */
  private boolean isKnown(long row) {
    return rows.known() && row <= rows.count();
  }

  private void compare(byte[] bytes, RtpPacket packet, long firstSeq, boolean damaged)
      throws IOException {
    if (!isKnown(number)) {
      return;
    }
    if (packet.header().marker() != (place == rows.begin(number))) {
      differ(firstSeq, "the marker is not at the row's first packet");
    }
    if (!damaged && !rows.says(place, bytes, packet.payloadFrom(), packet.payloadBytes())) {
      differ(firstSeq, "its samples are not those of the voice");
    }
  }

  private void beginRow(long row, long firstSeq) throws IOException {
    number = row;
    chunk = 0;
    rowFirstSeq = firstSeq;
    different = false;
    // Of a row that begins after a loss, the first packets may be missing.
    incomplete = isKnown(row) && place != rows.begin(row);
    recorder.begin();
  }

  private void endRow(boolean midPacket) throws IOException {
    if (number == 0) {
      return;
    }
    Optional<ExpectedRow> csv = rows.csvRow(number);
    if (csv.isPresent() && csv.get().number() == number) {
      recorder.text(csv.get().content(), 0, csv.get().content().length);
    }
    long line = rows.known() ? csv.map(ExpectedRow::line).orElse(0L) : 0;
    recorder.end(number, line, rowFirstSeq, rowLastSeq, status(midPacket));
  }

  private RowStatus status(boolean midPacket) {
    if (midPacket) {
      return RowStatus.UNFINISHED;
    }
    if (incomplete) {
      return RowStatus.INCOMPLETE;
    }
    if (!rows.known()) {
      return RowStatus.AS_SEEN;
    }
    if (!isKnown(number)) {
      return RowStatus.SURPLUS;
    }
    if (different) {
      return RowStatus.DIFFERENT;
    }
    return place < rows.begin(number + 1) ? RowStatus.UNFINISHED : RowStatus.EQUAL;
  }

  private void differ(long seq, String what) {
    different = true;
    if (firstDifference == null) {
      firstDifference = new Difference(number, seq, what);
    }
  }

  @Override
  public void finish() throws IOException {
    boolean midPacket = framing.inMidFrame();
    if (midPacket) {
      if (number == 0) {
        beginRow(1, framing.frameSeq());
      }
      rowLastSeq = framing.lastSeq();
    }
    endRow(midPacket);
    close();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  @Override
  public Optional<Difference> firstDifference() {
    return Optional.ofNullable(firstDifference);
  }

  @Override
  public boolean unterminated() {
    return false;
  }

  @Override
  public Optional<CallStream> call() {
    return Optional.of(call);
  }
}
