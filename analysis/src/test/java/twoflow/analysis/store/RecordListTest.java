package twoflow.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordListTest {

  @TempDir private Path folder;

  @Test
  void shouldKeepManyRecordsOfSeveralLists() throws IOException {
    Path file = folder.resolve("store");
    try (RecordStore store = new RecordStore(file)) {
      RecordList one = store.list(3);
      RecordList other = store.list(7);
      for (long i = 0; i < 10_000; i++) {
        one.add(2 * i, i, 0);
        other.add(i, 0, 0, 0, 0, 0, -i);
      }
      Random random = new Random(3);
      for (int i = 0; i < 2_000; i++) {
        long index = random.nextInt(10_000);
        one.set(index, 2, index * 7);
        assertEquals(-index, other.get(index, 6));
        assertEquals(index, one.floor(0, 2 * index + 1));
        assertEquals(index * 7, one.get(index, 2));
      }
      for (long i = 0; i < 10_000; i++) {
        assertEquals(i, one.floor(0, 2 * i));
      }
      assertEquals(-1, one.floor(0, -1));
      assertEquals(10_000, other.size());
    }
    assertFalse(Files.exists(file));
  }
}
