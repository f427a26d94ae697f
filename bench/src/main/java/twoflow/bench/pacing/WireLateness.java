package twoflow.bench.pacing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.lateness.WriteFigures;
import twoflow.analysis.link.Terminators;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;
import twoflow.core.row.Flow;

/**
 * How late the writes of each sender were on the wire, as the report computes it: from a sender's
 * events, which say when each write was due, and the capture that all senders have in common.
 */
public final class WireLateness {

  /** What the flow of a sender is called does not matter: each is analysed on its own. */
  private static final String FLOW = Flow.VOIP.name();

  private static final double NS_PER_US = 1e3;
  private static final double US_PER_MS = 1e3;

  private final Path capture;

  /**
   * @param capture holds every connection from its first segment on
   */
  public WireLateness(Path capture) {
    this.capture = capture;
  }

  /**
   * The figures of a sender that has ended. Drift is left out when the report would not give it
   * either: of few writes, or of a short time.
   *
   * @throws IOException when the capture lacks one of the writes
   */
  public RoundFigures of(PacedSender sender) throws IOException {
    Path events = sender.events();
    RunFiles files = new RunFiles(events.getParent(), capture, Map.of("sender", events));
    AnalysisOptions options =
        new AnalysisOptions(Map.of(FLOW, sender.port()), Terminators.AUTO, Set.of(FLOW), 0);
    try (RunAnalysis run = RunAnalysis.open(files, options)) {
      return run.lateness().build().senders().stream()
          .findFirst()
          .map(SenderLateness::figures)
          .flatMap(WireLateness::figures)
          .orElseThrow(() ->
              new IOException("not every write to port " + sender.port() + " is in the capture"));
    }
  }

  private static Optional<RoundFigures> figures(WriteFigures writes) {
    return writes
        .wireAfterDue()
        .filter(wire -> wire.count() == writes.writes())
        .map(wire -> {
          RoundFigures figures =
              new RoundFigures()
                  .put(Metric.LATE_FIRST, wire.firstNs().orElseThrow() / NS_PER_US)
                  .put(Metric.LATE_P50, wire.p50Ns() / NS_PER_US)
                  .put(Metric.LATE_P99, wire.p99Ns() / NS_PER_US)
                  .put(Metric.LATE_MAX, wire.maxNs() / NS_PER_US);
          wire.driftMsPer10s().ifPresent(drift -> figures.put(Metric.DRIFT, drift * US_PER_MS));
          return figures;
        });
  }
}
