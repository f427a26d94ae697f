package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.HandmadePackets;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.scenario.Proof;
import twoflow.core.scenario.ScenarioLeg;
import twoflow.pcap.tcp.NewBytes;

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
   */
  private LatePacketsCheck check(long[] writtenMs, Set<Long> lost, int min, int max) {
    HandmadePackets packets = new HandmadePackets(store);
    WriteTable writes = new WriteTable(store);
    for (int i = 0; i < writtenMs.length; i++) {
      // Where the capture has them is of no account here.
      packets.add(160L * i, 1, START_NS);
      long first = (long) BYTES * i + 1;
      long ns = START_NS + writtenMs[i] * MS;
      writes.add(
          "client-voip",
          new Event(ns, EventType.SENT, "VOIP", 1, i + 1, "a", "b", first, first + BYTES - 1, ns));
    }
    Proof.LatePackets proof =
        new Proof.LatePackets(ScenarioLeg.CLIENT_RELAY, Duration.ofMillis(40), min, max);
    Way way = new Way(0, null, Leg.TO_RELAY);
    return new LatePacketsCheck(way, packets.table(), writes, lost::contains, proof, store);
  }

  /**
   * A segment of packets that follow each other; it leaves so many milliseconds after the start.
   */
  private static void segment(LatePacketsCheck check, long frame, long ms, int packet, int count) {
    long first = (long) BYTES * packet + 1;
    check.segment(
        new SegmentRecord(
            frame,
            START_NS + ms * MS,
            0,
            Leg.TO_RELAY,
            0,
            0,
            first,
            BYTES * count,
            NewBytes.NONE,
            52,
            0,
            0));
  }

  private ProofCheck.Finding afterALoss(int min, int max) {
    LatePacketsCheck check = check(new long[] {0, 20, 40, 60, 80}, Set.of(2L), min, max);
    segment(check, 1, 1, 0, 1);
    segment(check, 2, 21, 1, 1);
    segment(check, 3, 41, 2, 1);
    segment(check, 4, 61, 3, 1);
    segment(check, 5, 101, 1, 1);
    segment(check, 6, 103, 4, 1);
    return check.finding();
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
    LatePacketsCheck check = check(new long[] {0, 20, 40, 60, 80}, Set.of(), 2, 2);
    segment(check, 1, 1, 0, 1);
    segment(check, 2, 100, 1, 4);
    assertEquals(
        "2 of 5 packets come more than 40 ms late after their write, the latest 79.0 ms: row 1 chunk"
            + " 2 by frame 2; the scenario says 2 to 2",
        check.finding().words());
  }

  /** It sleeps until 90 ms, and then writes three packets. */
  @Test
  void shouldNotCountWhatAProgramWritesTooLate() {
    LatePacketsCheck check = check(new long[] {0, 20, 90, 91, 92}, Set.of(), 0, 0);
    for (int i = 0; i < 2; i++) {
      segment(check, i + 1, 20L * i + 1, i, 1);
    }
    segment(check, 3, 91, 2, 1);
    segment(check, 4, 93, 3, 2);
    assertEquals(
        new ProofCheck.Finding(
            true,
            "0 of 5 packets come more than 40 ms late after their write, the latest 1.0 ms: row 1"
                + " chunk 4 by frame 4; the scenario says 0 at most"),
        check.finding());
  }

  /**
   * A call without a packet is none that is in time; and a program that logged nothing says
   * nothing.
   */
  @Test
  void shouldNotHoldWhenNothingIsKnown() {
    assertFalse(check(new long[0], Set.of(), 0, 0).finding().holds());
  }
}
