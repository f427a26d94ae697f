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
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.contender.RunningProgram;
import twoflow.bench.contender.Wiring;
import twoflow.bench.figure.Results;
import twoflow.bench.figure.RoundFigures;
import twoflow.bench.load.CorruptionException;
import twoflow.bench.load.Load;
import twoflow.bench.load.Route;

/** A load through each contender, each time through a process of its own that was just started. */
final class LoadExperiment implements Experiment {

  /** A load that takes longer is cut off and counts as lost. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<Contender> contenders;
  private final Load load;
  private final Scratch scratch;
  private final OutputCheck outputCheck;

  /** Checks the files that a program has written, after its end. */
  @FunctionalInterface
  interface OutputCheck {

    /** No file matters. */
    OutputCheck NONE = (contender, folder) -> {};

    /**
     * Checks the files.
     *
     * @param folder where they are
     * @throws CorruptionException when bytes are missing there
     */
    void check(Contender contender, Path folder) throws IOException;
  }

  LoadExperiment(List<Contender> contenders, Load load, Scratch scratch, OutputCheck outputCheck) {
    this.contenders = contenders.stream().filter(each -> load.pairs() <= each.maxPairs()).toList();
    this.load = load;
    this.scratch = scratch;
    this.outputCheck = outputCheck;
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    List<Contender> order = new ArrayList<>(contenders);
    // No program is always measured right after the same one.
    Collections.rotate(order, number);
    if (number == 0) {
      // The generator's own JVM is warm before any program is measured.
      direct();
    }
    for (Contender contender : order) {
      results.measure(contender.name(), () -> figures(contender));
    }
  }

  private RoundFigures figures(Contender contender) throws IOException, InterruptedException {
    if (contender.wiring() == Wiring.DIRECT) {
      return direct();
    }
    Path folder = scratch.folder();
    RoundFigures figures = through(contender, folder);
    outputCheck.check(contender, folder);
    return figures;
  }

  private RoundFigures direct() throws IOException, InterruptedException {
    try (Route route = new Route(Wiring.DIRECT)) {
      return load.run(route, () -> ProcessUsage.NONE);
    }
  }

  private RoundFigures through(Contender contender, Path folder)
      throws IOException, InterruptedException {
    AtomicBoolean tooLong = new AtomicBoolean();
    try (Route route = new Route(contender.wiring());
        RunningProgram program = RunningProgram.start(contender, route.backendPort(), folder);
        ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor()) {
      route.useProgram(program.front());
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
