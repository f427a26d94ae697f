package twoflow.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows that tshark finds with the dissector, and the frames that carried each.
 *
 * @param rows in the order in which they were complete
 */
record DissectedRows(List<Row> rows) {

  /** A direction of a stream. */
  record Way(String stream, String leg) {}

  /**
   * A row.
   *
   * @param way where it went
   * @param flow the flow, by port
   * @param text the whole row as it stood on the wire, without newline
   * @param fields timestamp, speaker, flow and message
   * @param firstSeq relative sequence number of its first byte
   * @param lastSeq of its newline
   * @param frames every frame that carried a byte of it, repeated ones, too
   * @param repeated which of these tshark calls retransmissions
   * @param reassembled the frames that tshark put together for it; empty when it did not have to,
   *     or when they hold other rows, too
   */
  record Row(
      Way way,
      String flow,
      String text,
      List<String> fields,
      long firstSeq,
      long lastSeq,
      List<Long> frames,
      List<Long> repeated,
      List<Long> reassembled) {}

  private record Segment(long frame, Way way, long firstSeq, long lastSeq, boolean repeated) {}

  /** Lists the rows of a capture in which each row has its newline. */
  static DissectedRows of(Tshark tshark, Path capture, String... options)
      throws IOException, InterruptedException {
    List<Segment> segments = new ArrayList<>();
    for (List<String> f :
        tshark.fields(
            capture,
            List.of(options),
            "twoflow.flow && tcp.len > 0",
            "frame.number",
            "tcp.stream",
            "twoflow.leg",
            "tcp.seq",
            "tcp.len",
            "tcp.analysis.retransmission")) {
      long firstSeq = Long.parseLong(f.get(3));
      long lastSeq = firstSeq + Long.parseLong(f.get(4)) - 1;
      segments.add(
          new Segment(
              Long.parseLong(f.get(0)),
              new Way(f.get(1), f.get(2)),
              firstSeq,
              lastSeq,
              !f.get(5).isEmpty()));
    }
    return new DissectedRows(link(tshark, capture, List.of(options), segments));
  }

  private static List<Row> link(
      Tshark tshark, Path capture, List<String> options, List<Segment> segments)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Map<Way, Long> nextSeq = new HashMap<>();
    for (List<String> f :
        tshark.fields(
            capture,
            options,
            "twoflow.row",
            "tcp.stream",
            "twoflow.leg",
            "twoflow.flow",
            "tcp.segment",
            "twoflow.row",
            "twoflow.row.timestamp",
            "twoflow.row.speaker",
            "twoflow.row.flow",
            "twoflow.row.message")) {
      Way way = new Way(f.get(0), f.get(1));
      List<String[]> columns =
          f.stream().skip(4).map(values -> values.split(Tshark.AGGREGATOR)).toList();
      int count = columns.getFirst().length;
      for (int i = 0; i < count; i++) {
        int at = i;
        String text = columns.getFirst()[i];
        long firstSeq = nextSeq.getOrDefault(way, 1L);
        long lastSeq = firstSeq + text.getBytes(StandardCharsets.UTF_8).length;
        nextSeq.put(way, lastSeq + 1);
        List<Segment> carriers =
            segments.stream()
                .filter(s -> s.way().equals(way))
                .filter(s -> s.firstSeq() <= lastSeq && s.lastSeq() >= firstSeq)
                .toList();
        rows.add(
            new Row(
                way,
                f.get(2),
                text,
                columns.stream().skip(1).map(values -> values[at]).toList(),
                firstSeq,
                lastSeq,
                carriers.stream().map(Segment::frame).toList(),
                carriers.stream().filter(Segment::repeated).map(Segment::frame).toList(),
                count == 1 ? numbers(f.get(3)) : List.of()));
      }
    }
    return rows;
  }

  private static List<Long> numbers(String values) {
    return values.isEmpty()
        ? List.of()
        : Stream.of(values.split(Tshark.AGGREGATOR)).map(Long::valueOf).toList();
  }

  /** The texts of the rows on one leg, in their order. */
  List<String> texts(String leg) {
    return rows.stream().filter(r -> r.way().leg().equals(leg)).map(Row::text).toList();
  }

  /** The rows of a flow on one leg, in their order. */
  List<Row> on(String flow, String leg) {
    return rows.stream().filter(r -> r.flow().equals(flow) && r.way().leg().equals(leg)).toList();
  }
}
