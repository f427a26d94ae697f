package twoflow.report;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.Terminators;
import twoflow.analysis.verdict.Verdict;
import twoflow.report.page.PageCollector;

/** Writes the report on a run, as the command does. */
final class WrittenReport {

  private WrittenReport() {}

  /** Writes all files of a run, whose relay had these ports, and prints its verdict. */
  static Verdict of(RunFiles files, Map<String, Integer> ports, PrintStream out)
      throws IOException {
    AnalysisOptions options =
        new AnalysisOptions(ports, Terminators.AUTO, Set.of(), PageCollector.MAX_LINKS);
    try (RunAnalysis run = RunAnalysis.open(files, options)) {
      Report report = new Report(run, Duration.ofMillis(60));
      report.writeFiles();
      report.print(out);
      return run.verdict();
    }
  }
}
