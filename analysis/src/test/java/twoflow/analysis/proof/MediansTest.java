package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;

class MediansTest {

  private static final long MS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void shouldCompareTheMedianMeanwhileWithTheOneBefore() throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("store"))) {
      Medians medians = new Medians(new Medians.Span(100 * MS, 200 * MS), store);
      for (int i = 1; i <= 3; i++) {
        medians.add(10 * MS, (10 + i) * MS);
        medians.add(150 * MS, (150 + 20 * i) * MS);
      }
      // It began before the row and ended while it was on its way, or began after it.
      medians.add(90 * MS, 900 * MS);
      medians.add(201 * MS, 202 * MS);
      ProofCheck.Finding finding = medians.finding("writes", 20);
      assertTrue(finding.holds(), finding::words);
      assertEquals(
          "3 writes before, 3 meanwhile: medians 2.000 ms and 40.000 ms, times 20.0; the scenario"
              + " says 20.0 at least",
          finding.words());
      assertFalse(medians.finding("writes", 20.1).holds());
    }
  }

  @Test
  void shouldNotHoldOnTooFewTimes() throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("store"))) {
      Medians medians = new Medians(new Medians.Span(100 * MS, 200 * MS), store);
      for (int i = 1; i <= 3; i++) {
        medians.add(10 * MS, 11 * MS);
      }
      medians.add(150 * MS, 199 * MS);
      medians.add(150 * MS, 199 * MS);
      assertFalse(medians.finding("writes", 2).holds());
    }
  }
}
