package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelismTest {

  @ParameterizedTest
  @CsvSource({"2, 8000, 2", "64, 8000, 53", "1, 8000, 1", "8, 450, 3", "8, 10, 1"})
  void shouldBeWhatCoresAndMemoryBear(int cores, long memoryMb, int runs) {
    assertEquals(runs, new Parallelism(cores, memoryMb * 1_000_000, 150_000_000).runs());
  }

  @Test
  void shouldSayWhy() {
    assertEquals(
        "2 cores bear 2, 8.0 GB of free memory 53",
        new Parallelism(2, 8_000_000_000L, 150_000_000).reason());
  }

  @Test
  void shouldBeAtLeastOneHere() throws IOException {
    assertTrue(Parallelism.ofThisMachine(12_000_000).runs() >= 1);
  }
}
