package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.HandmadePackets;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.scenario.Proof;
import twoflow.core.scenario.ScenarioLeg;

/** Five packets, one every 20 ms, of which the second one is lost and comes again after 80 ms. */
class LatePacketsCheckTest {

  private static final int BYTES = 174;
  private static final long MS = 1_000_000;
  private static final long START_NS = 1_700_000_000_000_000_000L;

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

  /**
   * @param writtenMs when each packet was written
   * @param delivered the frame that delivered it, and when
   */
  private ProofCheck.Finding found(long[] writtenMs, long[][] delivered, int min, int max) {
    HandmadePackets packets = new HandmadePackets(store);
    WriteTable writes = new WriteTable(store);
    for (int i = 0; i < writtenMs.length; i++) {
      packets.add(160L * i, delivered[i][0], START_NS + delivered[i][1] * MS);
      long first = (long) BYTES * i + 1;
      long ns = START_NS + writtenMs[i] * MS;
      writes.add(
          "client-voip",
          new Event(ns, EventType.SENT, "VOIP", 1, i + 1, "a", "b", first, first + BYTES - 1, ns));
    }
    Proof.LatePackets proof =
        new Proof.LatePackets(ScenarioLeg.CLIENT_RELAY, Duration.ofMillis(40), min, max);
    return new LatePacketsCheck(packets.table(), writes, proof).finding();
  }

  private ProofCheck.Finding afterALoss(int min, int max) {
    return found(
        new long[] {0, 20, 40, 60, 80},
        new long[][] {{1, 1}, {5, 101}, {5, 101}, {5, 101}, {6, 103}},
        min,
        max);
  }

  /** The lost one comes 81 ms after its write; those behind it wait for it, 61 and 41 ms. */
  @Test
  void shouldCountWhatWaitsForALostSegment() {
    String found =
        "2 of 5 packets come more than 40 ms late after their write, the latest 80.0 ms: row 1 chunk"
            + " 2 by frame 5; the scenario says ";
    assertEquals(
        new ProofCheck.Finding(true, found + "2 at least"), afterALoss(2, Proof.LatePackets.ANY));
    assertEquals(
        new ProofCheck.Finding(false, found + "3 at least"), afterALoss(3, Proof.LatePackets.ANY));
    assertEquals(new ProofCheck.Finding(true, found + "2 at most"), afterALoss(0, 2));
    assertEquals(new ProofCheck.Finding(false, found + "1 at most"), afterALoss(0, 1));
    assertEquals(new ProofCheck.Finding(true, found + "1 to 2"), afterALoss(1, 2));
    assertEquals(new ProofCheck.Finding(false, found + "3 to 9"), afterALoss(3, 9));
  }

  /** What Nagle's algorithm holds back, leaves in one segment. */
  @Test
  void shouldCountWhatIsHeldBack() {
    assertEquals(
        "2 of 5 packets come more than 40 ms late after their write, the latest 79.0 ms: row 1 chunk"
            + " 2 by frame 2; the scenario says 2 to 2",
        found(
                new long[] {0, 20, 40, 60, 80},
                new long[][] {{1, 1}, {2, 100}, {2, 100}, {2, 100}, {2, 100}},
                2,
                2)
            .words());
  }

  /** It sleeps until 90 ms, and then writes three packets. */
  @Test
  void shouldNotCountWhatAProgramWritesTooLate() {
    assertEquals(
        new ProofCheck.Finding(
            true,
            "0 of 5 packets come more than 40 ms late after their write, the latest 1.0 ms: row 1"
                + " chunk 4 by frame 4; the scenario says 0 at most"),
        found(
            new long[] {0, 20, 90, 91, 92},
            new long[][] {{1, 1}, {2, 21}, {3, 91}, {4, 93}, {4, 93}},
            0,
            0));
  }

  /**
   * A call without a packet is none that is in time; and a program that logged nothing says
   * nothing.
   */
  @Test
  void shouldNotHoldWhenNothingIsKnown() {
    assertFalse(found(new long[0], new long[0][], 0, 0).holds());
  }
}
