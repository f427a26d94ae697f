package twoflow.analysis.lateness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.CaptureReading;
import twoflow.analysis.link.ConnectionPairing;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowTexts;
import twoflow.analysis.link.RunInput;
import twoflow.analysis.link.Terminators;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.ClockName;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** Writes to frames, on captures made by hand: frame n stands at n milliseconds. */
class LatenessBuilderTest {

  private static final int PORT = 9002;
  private static final int ACK = 16;
  private static final long MS = 1_000_000;

  @TempDir private Path folder;
  private RecordStore store;
  private LinkedCapture capture;
  private RunClocks clocks = new RunClocks(Map.of(), Optional.empty());

  @BeforeEach
  void makeStore() throws IOException {
    store = new RecordStore(folder.resolve("store"));
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  @Test
  void shouldKeepTheSignsOfEarlyAndLateWrites() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "ab").toRelay(11, PORT, 3, ACK, "cd"));
    sent(0, 1, 2, 5 * MS, 4 * MS - 300);
    sent(0, 3, 4, 4 * MS, 5 * MS - 400);
    WriteFigures figures = onlySender().figures();
    assertEquals(2, figures.writes());
    assertFigures(figures.sentAfterDue(), -MS - 300, MS - 400, -MS - 300);
    assertFigures(figures.wireAfterDue(), -MS, MS, -MS);
    assertFigures(figures.wireAfterSent(), 300, 400, 300);
    assertEquals(List.of(), figures.notes());
  }

  @Test
  void shouldTakeTheFirstFrameOfARepeatedWrite() throws IOException {
    HandmadeRun run = run(1).toRelay(11, PORT, 1, ACK, "ab");
    run.toRelay(11, PORT, 1, ACK, "ab").toRelay(11, PORT, 1, ACK, "abcd");
    read(run.fromRelay(11, PORT, 1, ACK, "zz"));
    sent(0, 1, 2, 4 * MS, 4 * MS);
    sent(0, 3, 4, 4 * MS, 4 * MS);
    assertFigures(onlySender().figures().wireAfterDue(), 0, 2 * MS, 0);
  }

  @Test
  void shouldTakeTheFrameOfTheFirstByteOfASplitWrite() throws IOException {
    HandmadeRun run = run(1).toRelay(11, PORT, 3, ACK, "cd");
    read(run.toRelay(11, PORT, 1, ACK, "ab").toRelay(11, PORT, 5, ACK, "ef"));
    sent(0, 1, 6, 4 * MS, 4 * MS);
    assertFigures(onlySender().figures().wireAfterDue(), MS, MS, MS);
  }

  @Test
  void shouldGiveWritesThatShareAFrameItsTime() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "abcdef"));
    sent(0, 1, 2, 1 * MS, 1 * MS);
    sent(0, 3, 4, 2 * MS, 2 * MS);
    sent(0, 5, 6, 3 * MS, 3 * MS);
    Figures wire = onlySender().figures().wireAfterDue().orElseThrow();
    assertEquals(
        List.of(3L, 1 * MS, 2 * MS, 3 * MS),
        List.of(wire.count(), wire.minNs(), wire.p50Ns(), wire.maxNs()));
  }

  @Test
  void shouldSayWhichWritesAreNotInTheCapture() throws IOException {
    read(run(1).toRelay(11, PORT, 3, ACK, "cd"));
    sent(0, 1, 2, 3 * MS, 3 * MS);
    sent(0, 3, 4, 3 * MS, 3 * MS);
    WriteFigures figures = onlySender().figures();
    assertEquals(2, figures.sentAfterDue().orElseThrow().count());
    assertEquals(1, figures.wireAfterDue().orElseThrow().count());
    assertEquals(OptionalLong.empty(), figures.wireAfterDue().orElseThrow().firstNs());
    assertEquals(List.of("1 of 2 writes are not in the capture"), figures.notes());
  }

  @Test
  void shouldMeasureTheWayToTheWireWithoutASchedule() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "ab"));
    sent(0, 1, 2, Long.MIN_VALUE, 3 * MS);
    WriteFigures figures = onlySender().figures();
    assertTrue(figures.againstSchedule().isEmpty());
    assertFigures(figures.wireAfterSent(), MS, MS, MS);
    assertEquals(List.of("1 of 1 writes had no schedule"), figures.notes());
  }

  @Test
  void shouldLeaveOutTheWireWhenTheCaptureBeginsInMidStream() throws IOException {
    read(new HandmadeRun(new Random(1), 9).toRelay(11, PORT, 1, ACK, "ab"));
    sent(0, 1, 2, 0, MS);
    WriteFigures figures = onlySender().figures();
    assertFigures(figures.sentAfterDue(), MS, MS, MS);
    assertTrue(figures.wireAfterDue().isEmpty());
    assertTrue(figures.notes().getFirst().contains("in the middle"), figures::toString);
  }

  @Test
  void shouldTellThatTheClocksContradictEachOther() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "ab"));
    sent(0, 1, 2, 4 * MS, 4 * MS + 5_000);
    assertTrue(
        onlySender().figures().notes().getFirst().startsWith("a frame stands 5 us before"),
        () -> "a frame before its write");
  }

  /** 3 s ahead: each frame would stand before its write. */
  @Test
  void shouldNotCompareAnotherHostsClockWithTheCaptures() throws IOException {
    clocks = clocks("bbbbbbbb");
    read(run(1).toRelay(11, PORT, 1, ACK, "ab"));
    sent(0, 1, 2, 3_004 * MS - 200, 3_004 * MS);
    WriteFigures figures = onlySender().figures();
    assertFigures(figures.sentAfterDue(), 200, 200, 200);
    assertTrue(figures.wireAfterDue().isEmpty());
    assertTrue(figures.wireAfterSent().isEmpty());
    assertEquals(
        List.of("no times on the wire: the capture has the clock of another host"),
        figures.notes());
    assertEquals(List.of(false), builder().series(1).stream().map(LatenessSeries::onWire).toList());
    clocks = clocks("aaaaaaaa");
    figures = onlySender().figures();
    assertFigures(figures.wireAfterDue(), -3_000 * MS + 200, -3_000 * MS + 200, -3_000 * MS + 200);
    assertTrue(figures.notes().getFirst().contains("the clocks of the capture and the sender"));
  }

  /** The second sender stands 5 s behind: its writes would look 5 s late. */
  @Test
  void shouldNotMixTheClocksOfAFlowsSenders() throws IOException {
    clocks =
        new RunClocks(
            Map.of(
                "client-voip",
                Optional.of(new ClockName("aaaaaaaa")),
                "client-voip-2",
                Optional.of(new ClockName("bbbbbbbb"))),
            Optional.of(new ClockName("aaaaaaaa")));
    HandmadeRun run = run(2).toRelay(11, PORT, 1, ACK, "ab");
    read(run.toRelay(12, PORT, 1, ACK, "ab"));
    sent("client-voip", 0, 1, 2, 6 * MS, 6 * MS);
    sent("client-voip-2", 1, 1, 2, 7 * MS - 5_000 * MS, 7 * MS - 5_000 * MS);
    WriteFigures both = make().flows().getFirst().figures();
    assertEquals(2, both.writes());
    assertEquals(2, both.sentAfterDue().orElseThrow().count());
    assertFigures(both.wireAfterDue(), MS, MS, MS);
    assertEquals(1, both.wireAfterSent().orElseThrow().count());
  }

  private static RunClocks clocks(String ofClient) {
    return new RunClocks(
        Map.of("client-voip", Optional.of(new ClockName(ofClient))),
        Optional.of(new ClockName("aaaaaaaa")));
  }

  @Test
  void shouldCountEventsThatRepeatBytes() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "abcd"));
    sent(0, 1, 4, 4 * MS, 4 * MS);
    sent(0, 3, 4, 4 * MS, 4 * MS);
    WriteFigures figures = onlySender().figures();
    assertEquals(2, figures.writes());
    assertEquals(1, figures.wireAfterDue().orElseThrow().count());
    assertFalse(figures.notes().isEmpty());
  }

  @Test
  void shouldPutTheSendersOfAFlowTogether() throws IOException {
    HandmadeRun run = run(4);
    for (int client = 0; client < 4; client++) {
      run.toRelay(11 + client, PORT, 1, ACK, "ab");
    }
    read(run);
    for (int client = 0; client < 4; client++) {
      sent(client, 1, 2, 12 * MS, 12 * MS);
    }
    RunLateness lateness = make();
    assertEquals(List.of(1, 1, 2, 2), lateness.senders().stream().map(s -> s.pair()).toList());
    FlowLateness flow = lateness.flows().getFirst();
    assertEquals(4, flow.senders());
    assertEquals(4, flow.figures().writes());
    Figures wire = flow.figures().wireAfterDue().orElseThrow();
    assertEquals(
        List.of(4L, MS, 2 * MS, 4 * MS, 4 * MS),
        List.of(
            wire.count(), wire.minNs(), wire.p50Ns(), wire.p99Ns(), wire.firstNs().orElseThrow()));
  }

  @Test
  void shouldNameTheSendersThatLeftNoEvents() throws IOException {
    HandmadeRun run = run(6);
    for (int client = 0; client < 6; client++) {
      run.toRelay(11 + client, PORT, 1, ACK, "ab");
    }
    read(run);
    sent(1, 1, 2, 12 * MS, 12 * MS);
    RunLateness lateness = make();
    assertEquals(1, lateness.flows().getFirst().senders());
    assertEquals(4, lateness.notes().size());
    assertEquals(
        "no event file has the VOIP writes of 127.0.0.11:40011", lateness.notes().getFirst());
    assertEquals("and 2 more", lateness.notes().getLast());
  }

  @Test
  void shouldDrawManyWritesInFewPoints() throws IOException {
    HandmadeRun run = run(1);
    int count = 3 * LatenessSeriesBuilder.MAX_POINTS;
    for (int i = 0; i < count; i++) {
      run.toRelay(11, PORT, i + 1, ACK, "x");
    }
    read(run);
    for (int i = 0; i < count; i++) {
      sent(0, i + 1, i + 1, (4 + i) * MS - i % 3, (4 + i) * MS - i % 3);
    }
    List<LatenessSeries> series = builder().series(1);
    assertEquals(List.of(false, true), series.stream().map(LatenessSeries::onWire).toList());
    List<LatenessSeries.Point> points = series.getLast().points();
    assertEquals(LatenessSeriesBuilder.MAX_POINTS, points.size());
    assertEquals(new LatenessSeries.Point(HandmadeRun.START_NS + 7 * MS, 3, 1, 2), points.get(1));
  }

  @Test
  void shouldSayThatThereIsNothingToCompare() throws IOException {
    read(run(1).toRelay(11, PORT, 1, ACK, "ab"));
    RunLateness lateness = make();
    assertEquals(List.of(), lateness.flows());
    assertEquals(1, lateness.notes().size());
  }

  /** A run of clients on one flow, 3 frames each. */
  private static HandmadeRun run(int clients) {
    HandmadeRun run = new HandmadeRun(new Random(1), 9);
    for (int client = 0; client < clients; client++) {
      run.open(11 + client, PORT);
    }
    return run;
  }

  private void read(HandmadeRun run) throws IOException {
    Path file = Files.write(folder.resolve("run.pcap"), run.pcap());
    RunInput input =
        new RunInput(Map.of(PORT, "VOIP"), Map.of(), Terminators.AUTO, Optional.empty());
    capture = new CaptureReading(input, new RowTexts(9), store).read(file);
  }

  /** Logs a write of the n-th client; times are counted as the frames' are, the least is none. */
  private void sent(int client, long firstSeq, long lastSeq, long dueNs, long sentNs)
      throws IOException {
    sent("client-voip", client, firstSeq, lastSeq, dueNs, sentNs);
  }

  private void sent(String role, int client, long firstSeq, long lastSeq, long dueNs, long sentNs)
      throws IOException {
    LabConnection connection = capture.connections().get(client);
    long due = dueNs == Long.MIN_VALUE ? 0 : HandmadeRun.START_NS + dueNs;
    long time = HandmadeRun.START_NS + sentNs;
    Event event = new Event(time, EventType.SENT, "VOIP", 1, 1, "", "", firstSeq, lastSeq, due);
    connection.direction(Leg.TO_RELAY).writes().add(role, event);
  }

  private LatenessBuilder builder() throws IOException {
    return new LatenessBuilder(
        capture,
        new ConnectionPairing(capture.connections(), Map.of(), Set.of()).oneWayFlows(),
        clocks);
  }

  private RunLateness make() throws IOException {
    return builder().build();
  }

  private SenderLateness onlySender() throws IOException {
    RunLateness lateness = make();
    assertEquals(1, lateness.senders().size());
    assertEquals(lateness.senders().getFirst().figures(), lateness.flows().getFirst().figures());
    return lateness.senders().getFirst();
  }

  private static void assertFigures(
      Optional<Figures> figures, long minNs, long maxNs, long firstNs) {
    Figures known = figures.orElseThrow();
    assertEquals(
        List.of(minNs, minNs, maxNs, maxNs, firstNs),
        List.of(
            known.minNs(),
            known.p50Ns(),
            known.p99Ns(),
            known.maxNs(),
            known.firstNs().getAsLong()));
  }
}
