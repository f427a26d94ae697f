package twoflow.report.output;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Failure;
import twoflow.analysis.verdict.Verdict;
import twoflow.core.event.ClockName;

/** Writes {@code verdict.json}: the verdict for programs. */
public final class VerdictFile {

  /** The file's name. */
  public static final String NAME = "verdict.json";

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes the verdict on a run. */
  public void write(
      String run,
      Verdict verdict,
      List<Connection> connections,
      RunClocks clocks,
      RunLateness lateness,
      List<CallFigures> calls,
      OutputStream out) {
    mapper.writeValue(
        out,
        new Content(
            run,
            verdict.complete(),
            verdict.failures().stream().map(Reason::of).toList(),
            verdict.checks(),
            connections,
            Clocks.of(clocks),
            lateness,
            calls));
  }

  /** What went wrong, with the names of the checks that show it, the first of them the root. */
  private record Reason(String title, List<String> checks) {

    static Reason of(Failure failure) {
      return new Reason(
          failure.title(),
          Stream.concat(Stream.of(failure.root()), failure.following().stream())
              .map(Check::name)
              .toList());
    }
  }

  /** By name; {@code null} where it is not known. */
  private record Clocks(boolean differ, String capture, Map<String, String> roles) {

    static Clocks of(RunClocks clocks) {
      Map<String, String> roles = new LinkedHashMap<>();
      clocks.roles().forEach((role, clock) -> roles.put(role, text(clock)));
      return new Clocks(clocks.differ(), text(clocks.capture()), roles);
    }

    private static String text(Optional<ClockName> clock) {
      return clock.map(ClockName::text).orElse(null);
    }
  }

  private record Content(
      String run,
      boolean complete,
      List<Reason> failures,
      List<Check> checks,
      List<Connection> connections,
      Clocks clocks,
      RunLateness lateness,
      List<CallFigures> calls) {}
}
