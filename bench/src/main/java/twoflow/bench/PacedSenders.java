package twoflow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.RunningProgram;
import twoflow.bench.figure.Results;
import twoflow.bench.load.Calls;
import twoflow.bench.load.Route;
import twoflow.bench.pacing.Capture;
import twoflow.bench.pacing.ClockSender;
import twoflow.bench.pacing.LabSender;
import twoflow.bench.pacing.PacedSender;
import twoflow.bench.pacing.WireLateness;

/**
 * The lab's client-voip beside a sender written in C, at the same time and in one capture: what
 * disturbs one of them also disturbs the other.
 */
final class PacedSenders implements Experiment {

  private static final int OTHER_PAIRS = 50;
  private static final Duration CALL_INTERVAL = Duration.ofMillis(20);
  // The other pairs talk from before the first write until after the last.
  private static final Duration MARGIN = Duration.ofSeconds(3);

  /** A rate of writes, on an idle machine or beside other pairs. */
  enum Sender {
    EVERY_20_MS(Mode.PACING, Duration.ofMillis(20)),
    EVERY_50_MS(Mode.PACING, Duration.ofMillis(50)),
    EVERY_20_MS_LOADED(Mode.PACING_LOADED, Duration.ofMillis(20));

    private final Mode mode;
    private final Duration interval;

    Sender(Mode mode, Duration interval) {
      this.mode = mode;
      this.interval = interval;
    }

    Mode mode() {
      return mode;
    }

    String labName() {
      return name("client-voip");
    }

    String referenceName() {
      return name("C sender");
    }

    private String name(String program) {
      String load = mode == Mode.PACING_LOADED ? " beside 50 pairs" : "";
      return program + ", " + interval.toMillis() + " ms" + load;
    }
  }

  private final Mode mode;
  private final Path root;
  private final Scratch scratch;
  private final Duration duration;
  private final Contender otherRelay;

  /**
   * @param duration how long each sends
   * @param otherRelay what the other pairs talk through
   */
  PacedSenders(Mode mode, Path root, Scratch scratch, Duration duration, Contender otherRelay) {
    this.mode = mode;
    this.root = root;
    this.scratch = scratch;
    this.duration = duration;
    this.otherRelay = otherRelay;
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    Path program;
    try {
      program = ClockSender.compile(root, scratch.folder());
    } catch (IOException e) {
      results.fail("C sender", e.getMessage());
      return;
    }
    if (mode == Mode.PACING) {
      measure(program, results);
      return;
    }
    try (Route route = new Route(otherRelay.wiring());
        RunningProgram relay =
            RunningProgram.start(otherRelay, route.backendPort(), scratch.folder());
        ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor()) {
      route.useProgram(relay.front());
      Calls calls = new Calls(OTHER_PAIRS, CALL_INTERVAL, duration.plus(MARGIN.multipliedBy(2)));
      var talk = others.submit(() -> calls.run(route, relay::usage));
      Thread.sleep(MARGIN);
      measure(program, results);
      talk.cancel(true);
    }
  }

  private void measure(Path program, Results results) throws IOException, InterruptedException {
    Map<String, PacedSender> senders = new LinkedHashMap<>();
    try {
      for (Sender kind : Sender.values()) {
        if (kind.mode() == mode) {
          Duration interval = kind.interval;
          int count = (int) duration.dividedBy(interval);
          senders.put(kind.labName(), new LabSender(root, scratch.folder(), interval, count));
          senders.put(
              kind.referenceName(), new ClockSender(program, scratch.folder(), interval, count));
        }
      }
      WireLateness lateness = new WireLateness(captured(senders.values()));
      for (Map.Entry<String, PacedSender> sender : senders.entrySet()) {
        results.add(sender.getKey(), lateness.of(sender.getValue()));
      }
    } finally {
      for (PacedSender sender : senders.values()) {
        sender.close();
      }
    }
  }

  private Path captured(Collection<PacedSender> senders) throws IOException, InterruptedException {
    List<Integer> ports = senders.stream().map(PacedSender::port).toList();
    try (Capture capture = Capture.start(root, scratch.folder(), ports)) {
      for (PacedSender sender : senders) {
        sender.start();
      }
      for (PacedSender sender : senders) {
        sender.await();
      }
      return capture.await();
    }
  }
}
