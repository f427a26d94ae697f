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
    WriteTable writes = origin.writes();
    long seq = Math.max(1, segment.firstSeq());
    while (seq <= segment.lastSeq() && parts.size() < max) {
      long row = rows.find(seq);
      if (row < 0) {
        break;
      }
      long write = origin.writeOf(seq);
      long end = Math.min(segment.lastSeq(), rows.lastSeq(row));
      end = write < 0 ? end : Math.min(end, writes.lastSeq(write));
      long chunk = write < 0 ? 0 : writes.chunk(write);
      parts.add(new RowPart(rows.number(row), rows.line(row), seq, end, chunk));
      seq = end + 1;
    }
    return parts;
  }
}
