package twoflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import twoflow.analysis.event.EventReader;
import twoflow.bench.contender.Contender.Ports;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Figures;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** {@code ./lab demo} and {@code docker compose up}, from their start to their end. */
final class WholeRuns implements Experiment {

  static final String DEMO = "./lab demo, up to the capture's end";
  static final String DEMO_REPORTED = "./lab demo, report included";
  static final String COMPOSE = "docker compose up, warm, report included";

  /** A round takes more than ten seconds. */
  private static final int MAX_ROUNDS = 3;

  private static final String RUN = "bench-run";

  private final Path root;
  private final boolean withCompose;

  WholeRuns(Path root) {
    this.root = root;
    this.withCompose = Contenders.onPath("docker").isPresent();
  }

  @Override
  public Mode mode() {
    return Mode.RUNS;
  }

  @Override
  public int rounds(int wanted) {
    return Math.min(wanted, MAX_ROUNDS);
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    if (number == 0) {
      // Builds what is missing, and warms the page cache.
      demo();
    }
    Timing demo = demo();
    results.add(DEMO, over(demo.captureEndNs(), demo.scheduleNs()));
    results.add(DEMO_REPORTED, over(demo.endNs(), demo.scheduleNs()));
    if (!withCompose) {
      results.fail(COMPOSE, "no docker");
    } else if (!results.failures().containsKey(COMPOSE)) {
      compose(number, results);
    }
  }

  private void compose(int number, Results results) throws IOException, InterruptedException {
    try {
      if (number == 0) {
        compose();
      }
      Timing timing = compose();
      results.add(COMPOSE, over(timing.endNs(), timing.scheduleNs()));
    } catch (IOException e) {
      results.fail(COMPOSE, e.getMessage());
    }
  }

  private static Figures over(long tookNs, long scheduleNs) {
    return new Figures().put(Metric.OVER_SCHEDULE, (tookNs - scheduleNs) / 1e9);
  }

  /**
   * How long a run took.
   *
   * @param captureEndNs when the capture said that it is complete, from the start
   * @param endNs when the command ended, from the start
   * @param scheduleNs from the first due write of both clients to the last
   */
  private record Timing(long captureEndNs, long endNs, long scheduleNs) {}

  private Timing demo() throws IOException, InterruptedException {
    return timed(
        List.of(
            root.resolve("lab").toString(),
            "demo",
            "--run",
            RUN,
            "--chat-port",
            String.valueOf(Ports.free()),
            "--voip-port",
            String.valueOf(Ports.free())));
  }

  private Timing compose() throws IOException, InterruptedException {
    String docker = Contenders.onPath("docker").orElseThrow().toString();
    try {
      return timed(List.of(docker, "compose", "--project-name", RUN, "up"));
    } finally {
      new ProcessBuilder(docker, "compose", "--project-name", RUN, "down")
          .directory(root.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  private Timing timed(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "RUN",
                RUN,
                "CHAT_PORT",
                String.valueOf(Ports.free()),
                "VOIP_PORT",
                String.valueOf(Ports.free())));
    long startedNs = System.nanoTime();
    Process process = builder.start();
    long captureEndNs = 0;
    List<String> words = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.add(line);
        if (line.contains("capture: complete")) {
          captureEndNs = System.nanoTime() - startedNs;
        }
      }
    }
    int code = process.waitFor();
    long endNs = System.nanoTime() - startedNs;
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + words.getLast());
    }
    Path folder = root.resolve("captures").resolve(RUN);
    long scheduleNs = scheduleNs(folder.resolve("events"));
    Scratch.delete(folder);
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
