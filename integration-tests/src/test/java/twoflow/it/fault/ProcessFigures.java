package twoflow.it.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/**
 * What Linux says of a running process.
 *
 * @param descriptors open files and sockets
 * @param threads its threads
 * @param residentKb memory that it holds now
 * @param cpuMs processor time that it has used since its start
 */
record ProcessFigures(long descriptors, long threads, long residentKb, long cpuMs) {

  /** Linux counts processor time in hundredths of a second. */
  private static final long TICK_MS = 10;

  static ProcessFigures of(LabProcess process) {
    Path proc = Path.of("/proc/" + process.pid());
    try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
      List<String> status = Files.readAllLines(proc.resolve("status"));
      String stat = Files.readString(proc.resolve("stat"));
      // The name in brackets may hold spaces: the fields are counted from behind it, from 3.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[14 - 3]) + Long.parseLong(fields[15 - 3]);
      return new ProcessFigures(
          descriptors.count(),
          number(status, "Threads:"),
          number(status, "VmRSS:"),
          ticks * TICK_MS);
    } catch (IOException e) {
      throw new UncheckedIOException(process.toString(), e);
    }
  }

  private static long number(List<String> status, String name) {
    String line = status.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
