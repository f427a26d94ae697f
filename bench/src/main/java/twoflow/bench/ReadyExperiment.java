package twoflow.bench;

import java.io.IOException;
import java.util.List;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.ReadyTime;
import twoflow.bench.contender.Wiring;
import twoflow.bench.figure.Figures;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;

/** How long each program takes from exec to its listening socket. */
final class ReadyExperiment implements Experiment {

  /** A start is quick: more of them than of the loads. */
  private static final int STARTS_PER_ROUND = 2;

  /** The relay's container image, as the tables call it. */
  static final String IMAGE = "lab relay's image";

  private final List<Contender> contenders;
  private final Scratch scratch;

  ReadyExperiment(List<Contender> contenders, Scratch scratch) {
    this.contenders = contenders.stream().filter(each -> each.wiring() != Wiring.DIRECT).toList();
    this.scratch = scratch;
  }

  @Override
  public Mode mode() {
    return Mode.READY;
  }

  @Override
  public int rounds(int wanted) {
    return STARTS_PER_ROUND * wanted;
  }

  @Override
  public void round(int number, Results results) throws IOException, InterruptedException {
    for (Contender contender : contenders) {
      if (results.failures().containsKey(contender.name())) {
        continue;
      }
      try {
        double readyMs = ReadyTime.of(contender, scratch.folder());
        results.add(contender.name(), new Figures().put(Metric.READY, readyMs));
      } catch (IOException e) {
        results.fail(contender.name(), e.getMessage());
      }
    }
    image(results);
  }

  private static void image(Results results) throws InterruptedException {
    if (results.failures().containsKey(IMAGE)) {
      return;
    }
    try {
      results.add(IMAGE, new Figures().put(Metric.READY, RelayImage.readyMs()));
    } catch (IOException e) {
      results.fail(IMAGE, e.getMessage());
    }
  }
}
