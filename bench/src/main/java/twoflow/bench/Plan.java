package twoflow.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import twoflow.bench.LoadExperiment.OutputCheck;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.bench.load.Bulk;
import twoflow.bench.load.Calls;
import twoflow.bench.load.Churn;
import twoflow.bench.load.Load;
import twoflow.bench.load.RoundTrip;

/** Makes the experiment of each mode, with its traffic. */
final class Plan {

  private static final Duration CALL_INTERVAL = Duration.ofMillis(20);
  private static final Duration SLOW_CALL_INTERVAL = Duration.ofMillis(100);
  private static final int CHURN_PAIRS = 16;

  private final Path root;
  private final Contenders contenders;
  private final List<Contender> chosen;
  private final Scratch scratch;
  private final Size size;

  /** How much traffic there is. */
  enum Size {
    /** Enough for figures. */
    FULL(1_500_000_000, 10_000, Duration.ofSeconds(4), 3_200, Duration.ofSeconds(60)),
    /** Enough to see that every byte arrives. */
    BRIEF(50_000_000, 500, Duration.ofMillis(400), 400, Duration.ofSeconds(2));

    private final long bulkBytes;
    private final int trips;
    private final Duration calls;
    private final int churnPairs;
    private final Duration pacing;

    Size(long bulkBytes, int trips, Duration calls, int churnPairs, Duration pacing) {
      this.bulkBytes = bulkBytes;
      this.trips = trips;
      this.calls = calls;
      this.churnPairs = churnPairs;
      this.pacing = pacing;
    }
  }

  /**
   * @param chosen the programs that are measured, the lab's relay among them
   */
  Plan(Path root, Contenders contenders, List<Contender> chosen, Scratch scratch, Size size) {
    this.root = root;
    this.contenders = contenders;
    this.chosen = chosen;
    this.scratch = scratch;
    this.size = size;
  }

  /** The experiment of a mode. */
  Experiment experiment(Mode mode) {
    return switch (mode) {
      case BULK -> load(new Bulk(size.bulkBytes));
      case ROUND_TRIP -> load(new RoundTrip(size.trips / 5, size.trips));
      case CALLS_100 -> load(new Calls(100, CALL_INTERVAL, size.calls.dividedBy(2)));
      case CALLS_500 -> load(new Calls(500, CALL_INTERVAL, size.calls));
      case CALLS_2000 -> load(new Calls(2000, SLOW_CALL_INTERVAL, size.calls));
      case CALLS_RTP -> load(Calls.ofRtp(500, size.calls));
      case CHURN -> load(new Churn(CHURN_PAIRS, size.churnPairs / 4, size.churnPairs));
      case LOGGED -> logged();
      case READY -> new ReadyExperiment(chosen, scratch);
      case PACING, PACING_LOADED ->
          new PacedSenders(mode, root, scratch, size.pacing, otherRelay());
      case RUNS -> new WholeRuns(root);
    };
  }

  private Experiment load(Load load) {
    return new LoadExperiment(chosen, load, scratch, OutputCheck.NONE);
  }

  private Experiment logged() {
    Calls calls = new Calls(100, CALL_INTERVAL, size.calls);
    LoggedCalls logged = new LoggedCalls(calls.bytes());
    return new LoadExperiment(LoggedCalls.contenders(contenders), calls, scratch, logged::check);
  }

  private Contender otherRelay() {
    return contenders.lab("another relay", List.of("--no-log-payload"));
  }
}
