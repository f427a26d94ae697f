package twoflow.bench;

import java.util.List;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.ReadyTime;
import twoflow.bench.contender.Wiring;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;
import twoflow.bench.figure.RoundFigures;

/** How long each program takes from exec to its listening socket. */
final class ReadyExperiment implements Experiment {

  /** The relay's container image, as the tables call it. */
  static final String IMAGE = "lab relay's image";

  private final List<Contender> contenders;
  private final Scratch scratch;

  ReadyExperiment(List<Contender> contenders, Scratch scratch) {
    this.contenders = contenders.stream().filter(each -> each.wiring() != Wiring.DIRECT).toList();
    this.scratch = scratch;
  }

  @Override
  public void round(int number, Results results) throws InterruptedException {
    for (Contender contender : contenders) {
      results.measure(contender.name(), () -> figures(ReadyTime.of(contender, scratch.folder())));
    }
    results.measure(IMAGE, () -> figures(RelayImage.readyMs()));
  }

  private static RoundFigures figures(double readyMs) {
    return new RoundFigures().put(Metric.READY, readyMs);
  }
}
