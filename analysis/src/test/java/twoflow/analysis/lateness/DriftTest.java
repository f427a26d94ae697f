package twoflow.analysis.lateness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

class DriftTest {

  private static final long START_NS = 1_795_375_894_000_000_000L;
  private static final long INTERVAL_NS = 20_000_000;

  @TempDir private Path folder;

  @Test
  void shouldFindTheTrendUnderJitter() throws IOException {
    Random random = new Random(3);
    for (double msPer10s : new double[] {-122, -0.2, 0, 0.2, 122}) {
      OptionalDouble drift =
          drift(3_000, i -> (long) (i * INTERVAL_NS * msPer10s / 1e4) + random.nextInt(100_000));
      assertEquals(msPer10s, drift.orElseThrow(), 0.02);
    }
  }

  @Test
  void shouldNotTakeSingleLateWritesForADrift() throws IOException {
    OptionalDouble drift = drift(3_000, i -> i > 2_900 || i % 7 == 0 ? 50_000_000 : 40_000);
    assertEquals(0, drift.orElseThrow());
  }

  @Test
  void shouldTellNoneFromFewWritesOrAShortTime() throws IOException {
    assertEquals(OptionalDouble.empty(), drift(19, i -> i * 1_000_000L));
    assertEquals(OptionalDouble.empty(), drift(200, i -> i * 1_000_000L));
  }

  private OptionalDouble drift(int count, IntToLongFunction latenessNs) throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("store"))) {
      WriteTable writes = new WriteTable(store);
      for (int i = 0; i < count; i++) {
        long dueNs = START_NS + i * INTERVAL_NS;
        long sentNs = dueNs + latenessNs.applyAsLong(i);
        writes.add(
            "client-voip",
            new Event(sentNs, EventType.SENT, "VOIP", 1, 1, "", "", i + 1, i + 1, dueNs));
      }
      return new Drift(new SenderWrites(writes, true), Measure.SENT_AFTER_DUE).msPer10s();
    }
  }
}
