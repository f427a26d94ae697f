package twoflow.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.LabProcess;

/**
 * Many pairs with random faults through one relay: 20 seconds, or as {@code -Dsoak.seconds} says;
 * {@code -Dsoak.seed} repeats a run. It takes its time and less than a processor: the other tests
 * run beside it, and it starts first, so that they do not wait for it in the end.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class SoakIT {

  private static final int DOORS = 24;
  private static final int ALIVE = 200;
  private static final int FIRST_LAP = 400;
  private static final long MB = 1 << 20;
  private static final long HEAP_TOLERANCE_BYTES = 2 * MB;
  private static final long RESIDENT_TOLERANCE_BYTES = 32 * MB;
  private static final long REST_S = 60;
  private static final Pattern SUMMARY =
      Pattern.compile(
          "relay: DOOR-\\d+ (\\d+) of (\\d+) pairs ended(?:, (\\d+) of them reset)?,"
              + " (\\d+) bytes forwarded");

  /** A bounded heap shows that memory is bounded; a fixed number of compiler threads, no leak. */
  private static final List<String> JVM =
      List.of("-Xmx64m", "-XX:-UseDynamicNumberOfCompilerThreads");

  private final long seed = Long.getLong("soak.seed", System.nanoTime());
  private final Duration duration = Duration.ofSeconds(Long.getLong("soak.seconds", 20));
  private final SoakCounts counts = new SoakCounts();

  @TempDir private Path folder;

  @Test
  void shouldCarryEveryPairAndBeAsItWasAtItsStart() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs proc(5)");
    System.out.println("soak: seed " + seed + ", " + duration);
    try (LabProcess relay = LabProcess.role(folder, JVM, "relay", arguments())) {
      Door.Free doors = new Door.Free(doors(relay));
      RelayFigures start = RelayFigures.of(relay.pid());
      RelayFigures warm;
      long startNs = System.nanoTime();
      try (Soak soak = new Soak(seed, ALIVE, doors, counts)) {
        soak.runWhile(() -> counts.pairs() < FIRST_LAP);
        warm = atRest(relay, start);
        soak.runWhile(() -> System.nanoTime() - startNs < duration.toNanos());
      }
      RelayFigures end = atRest(relay, start);
      String summary = summary(start, warm, end);
      System.out.println(summary);
      for (Fault fault : Fault.values()) {
        assertTrue(counts.of(fault) > 0, () -> fault + " did not happen: " + summary);
      }
      shouldBeAsBefore(start, warm, end, summary);
      assertEquals(List.of(), relay.logged(" ERROR "));
      relay.signal("TERM");
      relay.shouldExit(143);
      shouldHaveCounted(relay.stdout());
    }
  }

  private static String[] arguments() {
    List<String> arguments = new ArrayList<>(List.of("--sessions", "0", "--no-log-payload"));
    for (int i = 0; i < DOORS; i++) {
      arguments.addAll(List.of("--flow", "DOOR-" + i + "=0"));
    }
    return arguments.toArray(String[]::new);
  }

  private static List<Door> doors(LabProcess relay) {
    return IntStream.range(0, DOORS).mapToObj(i -> new Door(relay.awaitPort("DOOR-" + i))).toList();
  }

  /** Waits until the relay has closed what it has to close, then looks. */
  private static RelayFigures atRest(LabProcess relay, RelayFigures start)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_S);
    while (RelayFigures.descriptors(relay.pid()) > start.descriptors()
        && System.nanoTime() < deadlineNs) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return RelayFigures.of(relay.pid());
  }

  private static void shouldBeAsBefore(
      RelayFigures start, RelayFigures warm, RelayFigures end, String summary) {
    assertEquals(start.descriptors(), end.descriptors(), summary);
    assertEquals(start.threads(), end.threads(), summary);
    assertEquals(0, end.legs(), summary);
    assertTrue(end.heapBytes() - warm.heapBytes() <= HEAP_TOLERANCE_BYTES, summary);
    assertTrue(end.residentBytes() - warm.residentBytes() <= RESIDENT_TOLERANCE_BYTES, summary);
  }

  /** The relay's own count has to be that of its peers. */
  private void shouldHaveCounted(List<String> stdout) {
    long[] sums = new long[4];
    for (String line : stdout) {
      Matcher words = SUMMARY.matcher(line);
      for (int i = 0; words.matches() && i < sums.length; i++) {
        String number = words.group(i + 1);
        sums[i] += number == null ? 0 : Long.parseLong(number);
      }
    }
    String what = counts + " " + String.join("\n", stdout);
    assertEquals(counts.pairs(), sums[0], what);
    assertEquals(counts.pairs(), sums[1], what);
    assertTrue(sums[2] >= counts.resets(), what);
    assertTrue(sums[2] <= counts.resets() + counts.of(Fault.PARTNER_CLOSES), what);
    assertTrue(sums[3] >= counts.bytes(), what);
  }

  private String summary(RelayFigures start, RelayFigures warm, RelayFigures end) {
    return String.format(
        Locale.ROOT,
        "soak: seed %d, %s: %d pairs, %.1f MB received and compared, by fault %s;%n"
            + "soak: descriptors %d -> %d, threads %d -> %d, live connections %d;%n"
            + "soak: live heap %.2f MB at the start, %.2f after %d pairs, %.2f at the end;"
            + " resident %.1f MB, %.1f, %.1f",
        seed,
        duration,
        counts.pairs(),
        counts.bytes() / (double) MB,
        counts,
        start.descriptors(),
        end.descriptors(),
        start.threads(),
        end.threads(),
        end.legs(),
        start.heapBytes() / (double) MB,
        warm.heapBytes() / (double) MB,
        FIRST_LAP,
        end.heapBytes() / (double) MB,
        start.residentBytes() / (double) MB,
        warm.residentBytes() / (double) MB,
        end.residentBytes() / (double) MB);
  }
}
