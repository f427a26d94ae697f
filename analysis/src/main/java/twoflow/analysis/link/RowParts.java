package twoflow.analysis.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a segment's bytes at the borders of rows and of the writes that its sender logged. */
public final class RowParts {

  private final Map<StreamDirection, StreamDirection> origins = new IdentityHashMap<>();

  /** Knows from the one-way flows whose writes the relay passed on. */
  public RowParts(List<OneWayFlow> oneWayFlows) {
    for (OneWayFlow oneWay : oneWayFlows) {
      Optional<StreamDirection> origin = oneWay.toRelay();
      if (origin.isPresent() && oneWay.fromRelay().isPresent()) {
        origins.put(oneWay.fromRelay().get(), origin.get());
      }
    }
  }

  /**
   * The parts of rows in a segment, in the order of the stream.
   *
   * @param max at most so many
   */
  public List<RowPart> of(SegmentRecord segment, StreamDirection direction, int max) {
    List<RowPart> parts = new ArrayList<>(2);
    if (segment.payloadBytes() == 0) {
      return parts;
    }
    RowTable rows = direction.rows();
    StreamDirection origin = origins.getOrDefault(direction, direction);
    long seq = Math.max(1, segment.firstSeq());
    while (seq <= segment.lastSeq() && parts.size() < max) {
      long row = rows.find(seq);
      if (row < 0) {
        break;
      }
      Chunk chunk = chunk(direction, origin, seq);
      long end = Math.min(Math.min(segment.lastSeq(), rows.lastSeq(row)), chunk.lastSeq());
      parts.add(new RowPart(rows.number(row), rows.line(row), seq, end, chunk.number()));
      seq = end + 1;
    }
    return parts;
  }

  /**
   * The chunk that holds a byte.
   *
   * @param number 0 when it is not known
   * @param lastSeq stream offset of its last byte + 1, as far as that is known
   */
  private record Chunk(long number, long lastSeq) {}

  /** A packet of a call is a chunk; of text, what was written at once is one. */
  private static Chunk chunk(StreamDirection direction, StreamDirection origin, long seq) {
    Optional<PacketTable> packets = direction.call().map(CallStream::packets);
    long packet = packets.map(table -> table.find(seq)).orElse(-1L);
    if (packet >= 0) {
      return new Chunk(packets.get().chunk(packet), packets.get().lastSeq(packet));
    }
    long write = origin.writeOf(seq);
    return write < 0
        ? new Chunk(0, Long.MAX_VALUE)
        : new Chunk(origin.writes().chunk(write), origin.writes().lastSeq(write));
  }
}
