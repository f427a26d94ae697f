package twoflow.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a program and its children have used, from {@code /proc} (proc(5)).
 *
 * @param cpuMs processor time in user and kernel, children that have ended included
 * @param rssBytes resident memory of all its processes
 * @param threads threads of all its processes
 */
public record ProcessUsage(double cpuMs, long rssBytes, int threads) {

  /** Nothing used: what {@code direct} does. */
  public static final ProcessUsage NONE = new ProcessUsage(0, 0, 0);

  // USER_HZ is 100 on every Linux that Java runs on.
  private static final double MS_PER_TICK = 10;
  private static final int STATE_FIELD = 3;
  private static final int UTIME_FIELD = 14;
  private static final int CSTIME_FIELD = 17;
  private static final int THREADS_FIELD = 20;

  /** What a process and its descendants have used up to now. */
  public static ProcessUsage of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> read(each.pid()))
        .reduce(NONE, ProcessUsage::plus);
  }

  private ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        cpuMs + other.cpuMs, rssBytes + other.rssBytes, threads + other.threads);
  }

  private static ProcessUsage read(long pid) {
    Path proc = Path.of("/proc", String.valueOf(pid));
    try {
      String stat = Files.readString(proc.resolve("stat"));
      // The second field is the name in brackets, which may have spaces in it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = 0;
      for (int field = UTIME_FIELD; field <= CSTIME_FIELD; field++) {
        ticks += Long.parseLong(fields[field - STATE_FIELD]);
      }
      int threads = Integer.parseInt(fields[THREADS_FIELD - STATE_FIELD]);
      return new ProcessUsage(ticks * MS_PER_TICK, rssBytes(proc), threads);
    } catch (IOException ended) {
      // A child that has ended since it was listed; its parent counts it as an ended one.
      return NONE;
    }
  }

  private static long rssBytes(Path proc) throws IOException {
    try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    }
  }
}
