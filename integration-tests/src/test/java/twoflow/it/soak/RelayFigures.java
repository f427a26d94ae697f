package twoflow.it.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/**
 * What the relay's process holds.
 *
 * @param descriptors open files and sockets
 * @param threads of the JVM, its own included
 * @param residentBytes its memory in use, by proc(5)
 * @param heapBytes live objects after a collection
 * @param legs live connections among them
 */
record RelayFigures(long descriptors, long threads, long residentBytes, long heapBytes, long legs) {

  private static final String LEG = "twoflow.relay.Leg";

  /** What a collection leaves in gaps that are not worth closing: no object of the program. */
  private static final String FILLER = "[Ljdk.internal.vm.FillerElement;";

  /** Asks the kernel, and the JVM, which collects its garbage for it. */
  static RelayFigures of(long pid) throws IOException, InterruptedException {
    List<String> histogram = histogram(pid);
    Path process = Path.of("/proc", Long.toString(pid));
    return new RelayFigures(
        descriptors(pid),
        number(process, "Threads:"),
        number(process, "VmRSS:") * 1024,
        total(histogram) - sum(histogram, FILLER, 2),
        sum(histogram, LEG, 1));
  }

  /** Open descriptors, by proc(5). */
  static long descriptors(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    }
  }

  private static List<String> histogram(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String number = Long.toString(pid);
    try (LabProcess process =
        LabProcess.command(LabProcess.root(), jcmd, number, "GC.class_histogram")) {
      return process.shouldExit(0).stdout().stream().filter(line -> !line.isBlank()).toList();
    }
  }

  /** The last line reads {@code Total 34 567}: instances, bytes. */
  private static long total(List<String> histogram) {
    return Long.parseLong(histogram.getLast().trim().split("\\s+")[2]);
  }

  /** A line reads {@code 12: 34 567 name (module)}: rank, instances, bytes, class. */
  private static long sum(List<String> histogram, String name, int column) {
    return histogram.stream()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(name))
        .mapToLong(columns -> Long.parseLong(columns[column]))
        .sum();
  }

  private static long number(Path process, String name) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
        .findFirst()
        .orElseThrow();
  }
}
