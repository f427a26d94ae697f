package twoflow.analysis.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.HandmadePackets;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.store.RecordStore;

/** Delays, late packets and jitter of calls whose times are given. */
class CallFiguresTest {

  private static final long MS = 1_000_000;
  private static final long START_NS = 1_700_000_000_000_000_000L;

  /** The timestamp wraps after the second packet. */
  private static final long FIRST_TIMESTAMP = (1L << 32) - 320;

  @TempDir private Path folder;
  private RecordStore store;

  @BeforeEach
  void open() throws IOException {
    store = new RecordStore(folder.resolve("records"));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  /** Packets of 20 ms, each a frame, that take so long each. */
  private PacketTable delayed(long... delaysMs) {
    HandmadePackets packets = new HandmadePackets(store);
    for (int i = 0; i < delaysMs.length; i++) {
      long timestamp = FIRST_TIMESTAMP + 160L * i & 0xffff_ffffL;
      packets.add(timestamp, i + 1, START_NS + (20L * i + delaysMs[i]) * MS);
    }
    return packets.table();
  }

  private static CallFigures figures(PacketTable packets, long playoutMs) {
    return CallFigures.of("VOIP", 1, Leg.FROM_RELAY, packets, Duration.ofMillis(playoutMs));
  }

  @Test
  void shouldMeasureDelaysFromTheFastestPacket() {
    List<Long> delaysMs = new ArrayList<>();
    new CallDelivery(delayed(30, 10, 15, 70)).forEachDelay((packet, ns) -> delaysMs.add(ns / MS));
    assertEquals(List.of(20L, 0L, 5L, 60L), delaysMs);
  }

  @Test
  void shouldCountWhatComesTooLate() {
    // Three groups of late packets at 40 ms, two at 60 ms.
    PacketTable packets = delayed(0, 61, 60, 0, 41, 0, 100, 80, 0, 0);
    assertEquals(new LateLoss(10, 5, 3), figures(packets, 40).late());
    CallFigures figures = figures(packets, 60);
    assertEquals(new LateLoss(10, 3, 2), figures.late());
    assertEquals(80, figures.delayMs());
    assertEquals(100 * MS, figures.delayMaxNs());
    assertEquals(0, figures.delayP50Ns());
    assertEquals(
        List.of(5L, 5L, 5L, 3L, 1L, 0L),
        figures.curve().stream().limit(6).map(CallFigures.Point::late).toList());
    assertEquals(300, figures.curve().getLast().playoutMs());
    // 30 %, BurstR 1.5 * 0.7 = 1.05.
    double rating = 93.2 - 95 * 30 / (30 / 1.05 + 4.3);
    assertEquals(rating, figures.rating(), 1e-9);
    assertEquals(EModel.mos(rating), figures.mos(), 1e-9);
  }

  /** D is 10, -5 and 25 ms: J goes to 0.625, 0.8984375 and 2.40478515625 ms. */
  @Test
  void shouldComputeTheJitterOfRfc3550() {
    Extent jitter = figures(delayed(0, 10, 5, 30), 60).jitter();
    assertEquals(0.625, jitter.minMs(), 1e-12);
    assertEquals(2.40478515625, jitter.maxMs(), 1e-12);
    assertEquals((0.625 + 0.8984375 + 2.40478515625) / 3, jitter.meanMs(), 1e-12);
  }

  /** The row's first packet is 160 ms late: J goes to 0.625, then 9.96, then 19.34 ms. */
  @Test
  void shouldCountTheFirstPacketOfARowInTheNextOnesJitter() {
    HandmadePackets packets = new HandmadePackets(store).add(0, 1, START_NS);
    packets.add(160, 2, START_NS + 30 * MS).nextRow();
    packets.add(480, 3, START_NS + 220 * MS);
    Extent jitter = figures(packets.add(640, 4, START_NS + 80 * MS).table(), 60).jitter();
    assertEquals(0.625, jitter.minMs(), 1e-12);
    double atMarker = 0.625 + (150 - 0.625) / 16;
    assertEquals(atMarker + (160 - atMarker) / 16, jitter.maxMs(), 1e-12);
    assertEquals((jitter.minMs() + jitter.maxMs()) / 2, jitter.meanMs(), 1e-12);
  }

  @Test
  void shouldMeasureFromOneDeliveryToTheNext() {
    assertEquals(new Extent(15, 30, 45), figures(delayed(0, 10, 5, 30), 60).deltas());
    assertEquals(new Extent(0, 0, 0), figures(delayed(7), 60).deltas());
  }

  /** A frame that fills a hole gives three packets at once. */
  @Test
  void shouldSayWhetherWiresharksFiguresHold() {
    assertTrue(figures(delayed(0, 1), 60).wiresharkHolds());
    HandmadePackets packets = new HandmadePackets(store);
    packets.add(0, 1, START_NS);
    for (int i = 1; i <= 3; i++) {
      packets.add(160L * i, 9, START_NS + 60 * MS);
    }
    CallFigures figures = figures(packets.add(640, 10, START_NS + 80 * MS).table(), 30);
    assertFalse(figures.wiresharkHolds());
    assertEquals(3, figures.packetsPerFrame());
    assertEquals(new LateLoss(5, 1, 1), figures.late(), "only the first of them was awaited");
  }
}
