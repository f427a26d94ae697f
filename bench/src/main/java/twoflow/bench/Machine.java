package twoflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import twoflow.bench.contender.CommandOutput;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;

/** What the figures were measured on. */
final class Machine {

  private static final double KB_PER_GB = 1 << 20;

  private Machine() {}

  /** Processor, memory and kernel, in one line. */
  static String description() throws IOException {
    return "%s, %d cores, %.0f GB, Linux %s, Java %s"
        .formatted(
            firstValue(Path.of("/proc/cpuinfo"), line -> line.startsWith("model name")),
            Runtime.getRuntime().availableProcessors(),
            Double.parseDouble(
                    firstValue(Path.of("/proc/meminfo"), line -> line.startsWith("MemTotal"))
                        .replaceAll("\\D", ""))
                / KB_PER_GB,
            System.getProperty("os.version"),
            Runtime.version());
  }

  /** A program's name and version, as it says itself. */
  static String version(Contender contender) throws IOException, InterruptedException {
    List<String> command = contender.versionCommand();
    String program = Contenders.onPath(command.getFirst()).orElseThrow().toString();
    return CommandOutput.of(Stream.concat(Stream.of(program), command.stream().skip(1)).toList())
        .text()
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).contains("version"))
        .findFirst()
        .orElse(contender.name())
        .replaceAll(" (on|status|http|\\( http|-) .*| - .*| \\(.*", "")
        .strip();
  }

  private static String firstValue(Path file, Predicate<String> wanted) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(wanted)
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
