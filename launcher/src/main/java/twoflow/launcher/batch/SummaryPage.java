package twoflow.launcher.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import twoflow.core.html.Html;
import twoflow.core.html.PageParts;

/**
 * {@code summary.html}: which runs failed and why, and how the figures are spread over the runs. It
 * needs no other file and has no script.
 */
final class SummaryPage {

  private static final int MAX_RUNS = 1000;
  private static final int MAX_FAILURES = 200;
  private static final String NO_SCENARIO = "";

  private static final String NOTE =
      "<p>How many runs have which value. Lateness is that of the VoIP chunks: from when a chunk was"
          + " due to its segment in the capture; its axis is logarithmic.</p>\n";

  private final String batch;
  private final PageParts parts = new PageParts(SummaryPage.class);
  private final Map<String, Map<Figure, Sample>> samples = new LinkedHashMap<>();
  private final StringBuilder rows = new StringBuilder();
  private final List<SummaryLine> failures = new ArrayList<>();
  private int runs;
  private int complete;
  private int failed;

  /**
   * @param batch the batch's name
   */
  SummaryPage(String batch) {
    this.batch = batch;
  }

  /** Adds a run. */
  void add(SummaryLine line) {
    runs++;
    if (line.complete()) {
      complete++;
    } else if (line.made().isPresent()) {
      failed++;
      if (failures.size() < MAX_FAILURES) {
        failures.add(line);
      }
    }
    if (runs <= MAX_RUNS) {
      rows.append(SummaryRow.html(line));
    }
    String scenario = line.run().scenario().map(BatchPlan::nameOf).orElse(NO_SCENARIO);
    Map<Figure, Sample> ofScenario =
        samples.computeIfAbsent(scenario, any -> new EnumMap<>(Figure.class));
    for (Figure figure : Figure.values()) {
      figure
          .of(line)
          .ifPresent(value -> ofScenario.computeIfAbsent(figure, any -> new Sample()).add(value));
    }
  }

  /** Writes the page to a stream, which stays open. */
  void write(OutputStream stream) throws IOException {
    int missing = runs - complete - failed;
    Map<String, String> filled = new HashMap<>();
    filled.put("batch", Html.text(batch));
    filled.put("style", PageParts.baseStyle() + parts.read("summary.css"));
    filled.put("facts", runs + (runs == 1 ? " run" : " runs") + scenarios());
    filled.put("state", complete == runs ? "good" : "alarm");
    filled.put(
        "verdict",
        complete == runs
            ? "All " + runs + " runs are complete"
            : (runs - complete) + " of " + runs + " runs are not complete");
    filled.put(
        "verdict-more",
        complete == runs
            ? "The report on each run found its capture complete, and its rows in it."
            : complete + " complete, " + failed + " failed twice, " + missing + " not made.");
    filled.put("failures", failures());
    filled.put("distributions", distributions());
    filled.put(
        "runs-note",
        runs <= MAX_RUNS
            ? ""
            : "<p>The first " + MAX_RUNS + " of " + runs + ": summary.csv has all.</p>\n");
    filled.put("heads", SummaryRow.heads());
    filled.put("rows", rows.toString());
    stream.write(Html.fill(parts.read("summary.html"), filled).getBytes(StandardCharsets.UTF_8));
  }

  private String scenarios() {
    String names =
        samples.keySet().stream()
            .filter(name -> !name.equals(NO_SCENARIO))
            .map(Html::text)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; scenarios: " + names;
  }

  private String failures() {
    if (failures.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<section class=\"card\" aria-labelledby=\"failed\">\n")
            .append("<h2 id=\"failed\">What failed, and why</h2>\n")
            .append(
                "<p>Each of these runs was tried twice; what the first attempt left is beside it.</p>\n");
    if (failed > failures.size()) {
      html.append(
          "<p>The first %d of %d: summary.csv has all.</p>\n".formatted(failures.size(), failed));
    }
    html.append(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of failures\">")
        .append("<table>\n<thead><tr><th scope=\"col\">Run</th>")
        .append("<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    for (SummaryLine line : failures) {
      html.append(
          "<tr><th scope=\"row\">%s</th><td class=\"why\">%s</td></tr>\n"
              .formatted(SummaryRow.link(line), Html.text(line.cause())));
    }
    return html.append("</tbody></table></div>\n</section>\n").toString();
  }

  private String distributions() {
    StringBuilder html = new StringBuilder();
    samples.forEach((scenario, figures) -> {
      if (figures.isEmpty()) {
        return;
      }
      String id = "spread-" + Math.abs(scenario.hashCode());
      String title = scenario.equals(NO_SCENARIO) ? "The runs compared" : "Scenario " + scenario;
      html.append(
              "<section class=\"card\" aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n"
                  .formatted(id, id, Html.text(title)))
          .append(first(scenario) ? NOTE : "")
          .append("<div class=\"figures\">\n");
      figures.forEach((figure, sample) -> html.append(new Histogram(figure, sample).html()));
      html.append("</div>\n</section>\n");
    });
    return html.toString();
  }

  private boolean first(String scenario) {
    return samples.keySet().iterator().next().equals(scenario);
  }
}
