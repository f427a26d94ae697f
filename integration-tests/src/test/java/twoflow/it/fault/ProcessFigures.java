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
 */
record ProcessFigures(long descriptors, long threads, long residentKb) {

  static ProcessFigures of(LabProcess process) {
    Path proc = Path.of("/proc/" + process.pid());
    try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
      List<String> status = Files.readAllLines(proc.resolve("status"));
      return new ProcessFigures(
          descriptors.count(), number(status, "Threads:"), number(status, "VmRSS:"));
    } catch (IOException e) {
      throw new UncheckedIOException(process.toString(), e);
    }
  }

  private static long number(List<String> status, String name) {
    String line = status.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
