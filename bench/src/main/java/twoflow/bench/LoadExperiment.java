package twoflow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Launched;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.contender.Wiring;
import twoflow.bench.figure.Figures;
import twoflow.bench.figure.Results;
import twoflow.bench.load.CorruptionException;
import twoflow.bench.load.Load;
import twoflow.bench.load.Route;

/** A load through each contender, each time through a process of its own that was just started. */
final class LoadExperiment implements Experiment {

  /** A load that takes longer is cut off and counts as lost. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** To open thousands of pairs takes longer than to measure them. */
  private static final int MAX_SLOW_ROUNDS = 3;

  private final Mode mode;
  private final List<Contender> contenders;
  private final Load load;
  private final Scratch scratch;
  private final Aftermath aftermath;

  /** Looks at what a program has left, when it has ended. */
  @FunctionalInterface
  interface Aftermath {

    /** Nothing is left that matters. */
    Aftermath NONE = (contender, folder) -> {};

    /**
     * Checks it.
     *
     * @throws CorruptionException when something is missing
     */
    void check(Contender contender, Path folder) throws IOException;
  }

  LoadExperiment(
      Mode mode, List<Contender> contenders, Load load, Scratch scratch, Aftermath aftermath) {
    this.mode = mode;
    this.contenders = contenders.stream().filter(each -> load.pairs() <= each.maxPairs()).toList();
    this.load = load;
    this.scratch = scratch;
    this.aftermath = aftermath;
  }

  @Override
  public Mode mode() {
    return mode;
  }

  @Override
  public int rounds(int wanted) {
    return mode == Mode.CALLS_2000 ? Math.min(wanted, MAX_SLOW_ROUNDS) : wanted;
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    List<Contender> order = new ArrayList<>(contenders);
    // Nobody always comes right after the same one.
    Collections.rotate(order, number);
    if (number == 0) {
      warmUp();
    }
    for (Contender contender : order) {
      if (!results.failures().containsKey(contender.name())) {
        run(contender, results);
      }
    }
  }

  /** The generator's own JVM is warm before anyone is measured. */
  private void warmUp() throws IOException, InterruptedException {
    try (Route route = new Route(Wiring.DIRECT)) {
      load.run(route, () -> ProcessUsage.NONE);
    }
  }

  private void run(Contender contender, Results results) throws IOException, InterruptedException {
    Path folder = scratch.folder();
    try {
      Figures figures = contender.wiring() == Wiring.DIRECT ? direct() : through(contender, folder);
      aftermath.check(contender, folder);
      results.add(contender.name(), figures);
    } catch (IOException e) {
      // A program that does not run here, or fails, is no reason not to measure the others.
      results.fail(contender.name(), e.getMessage());
    }
  }

  private Figures direct() throws IOException, InterruptedException {
    try (Route route = new Route(Wiring.DIRECT)) {
      return load.run(route, () -> ProcessUsage.NONE);
    }
  }

  private Figures through(Contender contender, Path folder)
      throws IOException, InterruptedException {
    AtomicBoolean tooLong = new AtomicBoolean();
    try (Route route = new Route(contender.wiring());
        Launched program = Launched.start(contender, route.backendPort(), folder);
        ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor()) {
      route.through(program.front());
      Runnable cutOff =
          () -> {
            tooLong.set(true);
            route.closeQuietly();
          };
      watchdog.schedule(cutOff, LIMIT.toSeconds(), TimeUnit.SECONDS);
      try {
        return load.run(route, program::usage);
      } catch (IOException e) {
        if (tooLong.get()) {
          throw new CorruptionException("bytes were missing after " + LIMIT.toSeconds() + " s");
        }
        throw e;
      } finally {
        watchdog.shutdownNow();
      }
    }
  }
}
