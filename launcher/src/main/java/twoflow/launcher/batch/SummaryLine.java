package twoflow.launcher.batch;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of one run of a batch.
 *
 * @param made empty if it was not made to its end
 * @param figures empty if there is no report on it
 */
record SummaryLine(PlannedRun run, Optional<MadeRun> made, Optional<RunFigures> figures) {

  /** The names of the columns. */
  static final String HEADER =
      "run,seed,student,name,scenario,verdict,packets,payload_bytes,lateness_p50_us,"
          + "lateness_p99_us,repeated_segments,seconds,attempts,cause";

  /** What is there of a run. */
  static SummaryLine of(BatchFolder folder, PlannedRun run) throws IOException {
    Optional<MadeRun> made = folder.made(run);
    return new SummaryLine(
        run, made, made.isEmpty() ? Optional.empty() : RunFigures.of(folder.of(run)));
  }

  /** Whether the run is complete. */
  boolean complete() {
    return made.map(MadeRun::last).filter(Attempt::complete).isPresent();
  }

  /** How a user reads it. */
  String verdict() {
    return made.map(MadeRun::verdict).orElse("not made");
  }

  /** Why it is not complete. */
  String cause() {
    return made.map(run -> run.last().cause()).orElse("");
  }

  /** Its line of the table. */
  String csv() {
    return List.of(
            run.name(),
            Long.toString(run.seed().value()),
            run.student().map(student -> student.id().text()).orElse(""),
            run.student().flatMap(Student::name).orElse(""),
            run.scenario().map(BatchPlan::nameOf).orElse(""),
            verdict(),
            figures.map(found -> Long.toString(found.packets())).orElse(""),
            figures.map(found -> Long.toString(found.payloadBytes())).orElse(""),
            figures.flatMap(RunFigures::latenessP50Us).map(SummaryLine::tenths).orElse(""),
            figures.flatMap(RunFigures::latenessP99Us).map(SummaryLine::tenths).orElse(""),
            figures.map(found -> Long.toString(found.repeatedSegments())).orElse(""),
            made.map(found -> String.format(Locale.ROOT, "%.2f", found.seconds())).orElse(""),
            made.map(found -> Integer.toString(found.attempts())).orElse("0"),
            cause())
        .stream()
        .map(SummaryLine::cell)
        .collect(Collectors.joining(","));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A cell as RFC 4180 writes it. No spreadsheet takes it for a formula. */
  private static String cell(String text) {
    String plain = text.matches("[=+@-].*") && !text.matches("-?[0-9.]+") ? "'" + text : text;
    return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
