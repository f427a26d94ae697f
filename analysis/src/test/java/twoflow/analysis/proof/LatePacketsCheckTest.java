package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.HandmadePackets;
import twoflow.analysis.store.RecordStore;
import twoflow.core.scenario.Proof;
import twoflow.core.scenario.ScenarioLeg;

/** Late packets of a call whose times are given: two come 61 and 75 ms after the fastest. */
class LatePacketsCheckTest {

  private static final long MS = 1_000_000;
  private static final int[] DELAYS_MS = {5, 66, 80, 65, 5};

  @TempDir private Path folder;

  private ProofCheck.Finding finding(int packets, int min, int max) throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("records"))) {
      HandmadePackets made = new HandmadePackets(store);
      for (int i = 0; i < packets; i++) {
        made.add(160L * i, 10 + i, (1000 + 20L * i + DELAYS_MS[i]) * MS);
      }
      Proof.LatePackets proof =
          new Proof.LatePackets(ScenarioLeg.RELAY_CLIENT, Duration.ofMillis(60), min, max);
      return new LatePacketsCheck(made.table(), proof).finding();
    }
  }

  @Test
  void shouldCountWhatComesTooLate() throws IOException {
    String found =
        "2 of 5 packets come more than 60 ms after the fastest, the latest by 75.0 ms: row 1 chunk 3"
            + " in frame 12; the scenario says ";
    assertEquals(
        new ProofCheck.Finding(true, found + "2 at least"), finding(5, 2, Proof.LatePackets.ANY));
    assertEquals(new ProofCheck.Finding(true, found + "2 at most"), finding(5, 0, 2));
    assertEquals(new ProofCheck.Finding(true, found + "1 to 2"), finding(5, 1, 2));
    assertEquals(
        new ProofCheck.Finding(false, found + "3 at least"), finding(5, 3, Proof.LatePackets.ANY));
    assertEquals(new ProofCheck.Finding(false, found + "1 at most"), finding(5, 0, 1));
  }

  /** A call without a packet is none that is in time. */
  @Test
  void shouldNotHoldWhenThereIsNoPacket() throws IOException {
    assertFalse(finding(0, 0, 0).holds());
  }
}
