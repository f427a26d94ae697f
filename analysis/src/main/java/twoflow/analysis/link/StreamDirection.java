package twoflow.analysis.link;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.analysis.store.RecordStore;
import twoflow.pcap.tcp.ByteSink;
import twoflow.pcap.tcp.EarlyBytes;
import twoflow.pcap.tcp.NewBytes;
import twoflow.pcap.tcp.Reassembler;
import twoflow.pcap.tcp.SequenceSpace;
import twoflow.pcap.tcp.StreamStart;
import twoflow.pcap.tcp.SynOptions;
import twoflow.pcap.tcp.TcpSegment;

/** What one side of a connection sent: its bytes, in order, and the rows in them. */
public final class StreamDirection {

  private final Leg leg;
  private final SequenceSpace numbers;
  private final RowTable rows;
  private final WriteTable writes;
  private final Reassembler reassembler;
  private final MessageDigest digest = sha256();
  private final StreamMatcher matcher;
  private SynOptions synOptions = SynOptions.NONE;
  private long finSeq;
  private boolean reset;
  private long segments;
  private int largestPayloadBytes;
  private boolean midStream;
  private long bytesBeforeStart;
  private long bytesOutside;

  StreamDirection(
      Leg leg,
      StreamStart start,
      RunInput input,
      String flow,
      RowTexts texts,
      RecordStore store,
      EarlyBytes early) {
    this.leg = leg;
    this.numbers = new SequenceSpace(start);
    this.rows = new RowTable(store);
    this.writes = new WriteTable(store);
    this.matcher = input.matcher(this, flow, rows, texts, store);
    this.reassembler =
        new Reassembler(
            new ByteSink() {
              @Override
              public void bytes(byte[] buffer, int from, int length) throws IOException {
                digest.update(buffer, from, length);
                matcher.bytes(buffer, from, length);
              }

              @Override
              public void gap(long lengthBytes) throws IOException {
                matcher.gap(lengthBytes);
              }
            },
            early);
  }

  /** The number of a segment of this direction; {@link SequenceSpace#OUTSIDE} far off. */
  long place(TcpSegment segment, long frame) {
    // By a RST's number the stream does not go on: some have any.
    return segment.has(TcpSegment.RST)
        ? numbers.find(segment.seq())
        : numbers.place(frame, segment.seq(), segment.length());
  }

  /** The number that the other side acknowledges with a segment; OUTSIDE far off. */
  long placeAck(TcpSegment segment, long frame) {
    return segment.has(TcpSegment.RST)
        ? numbers.find(segment.ack())
        : numbers.place(frame, segment.ack(), 0);
  }

  /** Counts a segment whose number is far from the stream's: it is not acceptable. */
  void refuse(TcpSegment segment) {
    bytesOutside += segment.capturedBytes();
  }

  /**
   * Takes a segment of this direction.
   *
   * @param firstSeq stream offset of its first byte + 1
   * @param frame the number of its frame
   * @param timeNs its capture time, epoch nanoseconds
   */
  NewBytes accept(TcpSegment segment, long firstSeq, long frame, long timeNs, byte[] packet)
      throws IOException {
    midStream = !numbers.certain();
    if (segment.has(TcpSegment.SYN)) {
      synOptions = segment.options();
    }
    if (segment.has(TcpSegment.FIN) && finSeq == 0) {
      finSeq = firstSeq + segment.payloadBytes();
    }
    reset |= segment.has(TcpSegment.RST);
    if (segment.payloadBytes() == 0) {
      return NewBytes.NONE;
    }
    bytesBeforeStart += Math.clamp(1 - firstSeq, 0, segment.capturedBytes());
    if (midStream && segments == 0) {
      matcher.startInMidStream();
    }
    segments++;
    largestPayloadBytes = Math.max(largestPayloadBytes, segment.payloadBytes());
    matcher.at(frame, timeNs);
    return reassembler.accept(
        firstSeq, segment.payloadBytes(), packet, segment.payloadStart(), segment.capturedBytes());
  }

  /** No packet follows. */
  void finish() throws IOException {
    reassembler.finish(finSeq);
    matcher.finish();
  }

  /** On which leg its bytes go. */
  public Leg leg() {
    return leg;
  }

  /** Its rows. */
  public RowTable rows() {
    return rows;
  }

  /** The writes that its sender logged. */
  public WriteTable writes() {
    return writes;
  }

  /** The logged write that holds a byte, or -1; without the stream's beginning nobody knows. */
  public long writeOf(long seq) {
    return midStream ? -1 : writes.find(seq);
  }

  /** What its sender offered in its SYN; nothing when that was not captured. */
  public SynOptions synOptions() {
    return synOptions;
  }

  /**
   * The initial sequence number of its SYN (RFC 9293, 3.4.1), unsigned; empty when that was not
   * captured.
   */
  public OptionalLong initialSequenceNumber() {
    return numbers.certain() ? OptionalLong.of(numbers.base()) : OptionalLong.empty();
  }

  /** Its bytes, missing ones included. */
  public long bytes() {
    return reassembler.bytes();
  }

  /** The reassembled stream: where bytes are missing. */
  public Reassembler stream() {
    return reassembler;
  }

  /** Whether its beginning was not captured: then its numbers begin where the capture does. */
  public boolean midStream() {
    return midStream;
  }

  /** How many captured bytes lie before the stream's first one; they are in no row. */
  public long bytesBeforeStart() {
    return bytesBeforeStart;
  }

  /** How many captured bytes have numbers far from the stream's; they are in no row. */
  public long bytesOutside() {
    return bytesOutside;
  }

  /** How many segments with payload there were, repeated ones included. */
  public long segments() {
    return segments;
  }

  /** The most payload that one frame carried. */
  public int largestPayloadBytes() {
    return largestPayloadBytes;
  }

  /** The SHA-256 of its bytes, of those that are there. */
  public String sha256Hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it first differs from its CSV file. */
  public Optional<Difference> firstDifference() {
    return matcher.firstDifference();
  }

  /** Whether its rows end without a newline. */
  public boolean unterminated() {
    return matcher.unterminated();
  }

  /** The packets of a call; empty when its rows are text. */
  public Optional<CallStream> call() {
    return matcher.call();
  }

  /** How its sender ended it. */
  public Connection.End end() {
    if (reset) {
      return Connection.End.RST;
    }
    return finSeq > 0 ? Connection.End.FIN : Connection.End.NONE;
  }

  /** Whether an acknowledgment covers its FIN. */
  boolean isFinCovered(long relativeAck) {
    return finSeq > 0 && relativeAck > finSeq;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
