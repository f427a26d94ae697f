package twoflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import twoflow.analysis.event.EventReader;
import twoflow.bench.contender.Contender.Ports;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;
import twoflow.bench.figure.RoundFigures;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.file.FolderTree;

/** {@code ./lab demo} and {@code docker compose up}, from their start to their end. */
final class WholeRuns implements Experiment {

  static final String DEMO = "./lab demo, up to the capture's end";
  static final String DEMO_REPORTED = "./lab demo, report included";
  static final String COMPOSE = "docker compose up, warm, report included";

  private static final String RUN = "bench-run";

  private final Path root;

  WholeRuns(Path root) {
    this.root = root;
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    if (number == 0) {
      // Builds what is missing, and warms the page cache.
      demo();
    }
    Timing demo = demo();
    results.add(DEMO, overSchedule(demo.captureEndNs(), demo));
    results.add(DEMO_REPORTED, overSchedule(demo.endNs(), demo));
    results.measure(
        COMPOSE,
        () -> {
          if (number == 0) {
            compose();
          }
          Timing compose = compose();
          return overSchedule(compose.endNs(), compose);
        });
  }

  private static RoundFigures overSchedule(long tookNs, Timing run) {
    return new RoundFigures().put(Metric.OVER_SCHEDULE, (tookNs - run.scheduleNs()) / 1e9);
  }

  /**
   * How long a run took.
   *
   * @param captureEndNs from the start until the capture reported that it is complete
   * @param endNs from the start until the command ended
   * @param scheduleNs from the first due write of both clients to the last
   */
  private record Timing(long captureEndNs, long endNs, long scheduleNs) {}

  private Timing demo() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("lab").toString(), "demo"));
    command.addAll(List.of("--run", RUN));
    command.addAll(List.of("--chat-port", String.valueOf(Ports.free())));
    command.addAll(List.of("--voip-port", String.valueOf(Ports.free())));
    return timed(new ProcessBuilder(command));
  }

  private Timing compose() throws IOException, InterruptedException {
    String docker = Contenders.docker();
    ProcessBuilder up = new ProcessBuilder(docker, "compose", "--project-name", RUN, "up");
    up.environment().put("RUN", RUN);
    up.environment().put("CHAT_PORT", String.valueOf(Ports.free()));
    up.environment().put("VOIP_PORT", String.valueOf(Ports.free()));
    try {
      return timed(up);
    } finally {
      new ProcessBuilder(docker, "compose", "--project-name", RUN, "down")
          .directory(root.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  private Timing timed(ProcessBuilder command) throws IOException, InterruptedException {
    long startedNs = System.nanoTime();
    Process process = command.directory(root.toFile()).redirectErrorStream(true).start();
    long captureEndNs = 0;
    String lastLine = "";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastLine = line;
        if (line.contains("capture: complete")) {
          captureEndNs = System.nanoTime() - startedNs;
        }
      }
    }
    int code = process.waitFor();
    long endNs = System.nanoTime() - startedNs;
    if (code != 0) {
      throw new IOException(String.join(" ", command.command()) + " failed: " + lastLine);
    }
    Path folder = root.resolve("captures").resolve(RUN);
    long scheduleNs = scheduleNs(folder.resolve("events"));
    new FolderTree(folder).remove();
    return new Timing(captureEndNs, endNs, scheduleNs);
  }

  private static long scheduleNs(Path events) throws IOException {
    LongSummaryStatistics dueNs = new LongSummaryStatistics();
    for (String client : List.of("client-chat", "client-voip")) {
      try (EventReader reader = new EventReader(events.resolve(client + ".csv"))) {
        for (Event event = reader.next(); event != null; event = reader.next()) {
          if (event.type() == EventType.SENT) {
            dueNs.accept(event.dueNs());
          }
        }
      }
    }
    return dueNs.getMax() - dueNs.getMin();
  }
}
