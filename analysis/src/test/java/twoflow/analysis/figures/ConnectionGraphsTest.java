package twoflow.analysis.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.figures.OneConnection.MS;
import static twoflow.analysis.figures.OneConnection.START_NS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;

/** The points of the graphs: of a small capture each, of a large one those that tell most. */
class ConnectionGraphsTest {

  private static final String TEN = "0123456789";

  @TempDir private Path folder;
  private final OneConnection capture = new OneConnection();

  private List<ConnectionGraph> graphs(Set<Long> lost, int maxPoints) throws IOException {
    try (RunAnalysis run = capture.open(folder)) {
      return ConnectionGraphs.of(
          run.capture(), new SegmentMarks(run.capture(), lost::contains), maxPoints);
    }
  }

  @Test
  void shouldHaveEachSegmentAckAndRoundTrip() throws IOException {
    capture.data(10, 1, TEN).ack(13, 11, 300).data(20, 11, TEN).data(30, 21, "x");
    capture.ack(31, 11, 300).data(40, 11, TEN).ack(45, 22, 290);
    List<ConnectionGraph> graphs = graphs(Set.of(6L), 100);
    assertEquals(1, graphs.size(), "the relay sends nothing");
    ConnectionGraph graph = graphs.getFirst();
    assertEquals(Leg.TO_RELAY, graph.leg());
    assertEquals(0, graph.slotNs());
    assertEquals(
        List.of(
            sent(4, 10, 1, 10, EnumSet.noneOf(SegmentMark.class), 0),
            sent(6, 20, 11, 20, EnumSet.of(SegmentMark.LOST), 0),
            sent(7, 30, 21, 21, EnumSet.of(SegmentMark.LATE), 10),
            sent(9, 40, 11, 20, EnumSet.of(SegmentMark.REPEATED), 0)),
        graph.sent());
    assertEquals(
        List.of(
            new ConnectionGraph.Acked(5, START_NS + 13 * MS, 11, 300),
            new ConnectionGraph.Acked(8, START_NS + 31 * MS, 11, 300),
            new ConnectionGraph.Acked(10, START_NS + 45 * MS, 22, 290)),
        graph.acked());
    // What was sent again, and what waited behind it, gives no sample (Karn).
    assertEquals(
        List.of(new ConnectionGraph.RoundTrip(4, START_NS + 10 * MS, 3 * MS, 5)),
        graph.roundTrips());
  }

  @Test
  void shouldThinOutALargeOneAndKeepWhatIsMarked() throws IOException {
    for (int i = 0; i < 1000; i++) {
      capture.data(10 + 10L * i, 1 + 10L * i, TEN);
      // Every hundredth is acknowledged late.
      capture.ack(10 + 10L * i + (i % 100 == 99 ? 9 : 1), 11 + 10L * i);
    }
    capture.data(10_020, 9991, TEN);
    ConnectionGraph graph = graphs(Set.of(), 300).getFirst();
    assertTrue(graph.slotNs() > 0);
    assertTrue(
        graph.sent().size() + graph.acked().size() + graph.roundTrips().size() <= 310,
        () -> graph.sent().size() + " " + graph.acked().size() + " " + graph.roundTrips().size());
    assertEquals(
        1001, graph.sent().stream().mapToLong(ConnectionGraph.Sent::segments).sum(), "segments");
    assertEquals(1, graph.sent().getFirst().firstSeq());
    assertEquals(EnumSet.of(SegmentMark.REPEATED), graph.sent().getLast().marks());
    assertEquals(
        10, graph.roundTrips().stream().filter(trip -> trip.ns() == 9 * MS).count(), "the longest");
    assertEquals(10_001, graph.acked().getLast().ack(), "the last");
    long[] acks = graph.acked().stream().mapToLong(ConnectionGraph.Acked::ack).toArray();
    assertTrue(LongStream.range(1, acks.length).allMatch(i -> acks[(int) i - 1] < acks[(int) i]));
  }

  private static ConnectionGraph.Sent sent(
      long frame, long ms, long firstSeq, long lastSeq, Set<SegmentMark> marks, long heldMs) {
    return new ConnectionGraph.Sent(
        frame, START_NS + ms * MS, firstSeq, lastSeq, 1, marks, heldMs * MS);
  }
}
