package twoflow.launcher.batch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How many runs a machine bears at once.
 *
 * @param cores what this process may use
 * @param memoryBytes what is free
 * @param runBytes what the programs of a run take together
 */
public record Parallelism(int cores, long memoryBytes, long runBytes) {

  /**
   * A run's programs compute for some 2 s, most of it while they start and at the end. With more at
   * once they hold each other up, and rows are late.
   */
  private static final int RUNS_PER_CORE = 1;

  /** A run's programs together, without the buffer of its capture. */
  private static final long PROGRAMS_BYTES = 125_000_000;

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final long KIB = 1024;

  /**
   * Of this machine, or of the container in which this process is.
   *
   * @param captureBytes what the largest buffer of a capture takes
   */
  public static Parallelism ofThisMachine(long captureBytes) throws IOException {
    return new Parallelism(
        Runtime.getRuntime().availableProcessors(), freeBytes(), PROGRAMS_BYTES + captureBytes);
  }

  private static long freeBytes() throws IOException {
    long limit = Long.MAX_VALUE;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      // In a container: what it may have.
      limit = system.getTotalMemorySize();
    }
    if (Files.notExists(MEMORY)) {
      return limit;
    }
    for (String line : Files.readAllLines(MEMORY)) {
      if (line.startsWith("MemAvailable:")) {
        return Math.min(limit, KIB * Long.parseLong(line.replaceAll("[^0-9]", "")));
      }
    }
    return limit;
  }

  /** How many. */
  public int runs() {
    return Math.max(1, Math.min(ofCores(), ofMemory()));
  }

  /** Why so many. */
  public String reason() {
    return String.format(
        Locale.ROOT,
        "%d cores bear %d, %.1f GB of free memory %d",
        cores,
        ofCores(),
        memoryBytes / 1e9,
        ofMemory());
  }

  private int ofCores() {
    return RUNS_PER_CORE * cores;
  }

  private int ofMemory() {
    return (int) Math.min(Integer.MAX_VALUE, memoryBytes / runBytes);
  }
}
