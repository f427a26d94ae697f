package twoflow.report.page;

import java.io.IOException;
import java.util.List;
import twoflow.core.html.PageParts;

/** The page's parts, as they lie beside this class on the class path. */
final class PageResources {

  /** In the order of their use; each defines names that the later ones use. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "format.js",
          "run.js",
          "charts.js",
          "scenario.js",
          "verdict.js",
          "files.js",
          "marks.js",
          "segment-card.js",
          "overview.js",
          "timeline-points.js",
          "timeline.js",
          "timeline-signs.js",
          "timeline-controls.js",
          "graph-data.js",
          "sequence-graph.js",
          "roundtrip-graph.js",
          "graphs.js",
          "graph-controls.js",
          "call-figures.js",
          "call-sound.js",
          "call-data.js",
          "call-chart.js",
          "call.js",
          "call-controls.js",
          "histogram.js",
          "comparison.js",
          "lateness.js",
          "ladder.js",
          "ladder-svg.js",
          "row-search.js",
          "row-line.js",
          "row-table.js",
          "main.js");

  private static final List<String> STYLES =
      List.of("layout.css", "verdict.css", "charts.css", "table.css", "print.css");

  private final PageParts parts = new PageParts(PageResources.class);

  /** The page with a place for each part. */
  String template() throws IOException {
    return parts.read("page.html");
  }

  /** The page of the introductory demo, with a place for each part. */
  String chatDemoTemplate() throws IOException {
    return parts.read("chat-demo.html");
  }

  /** The page for students, with a place for each part. */
  String studentsTemplate() throws IOException {
    return parts.read("students.html");
  }

  /** The page's own code, as one script of one scope. */
  String script() throws IOException {
    return "(() => {\n'use strict';\n" + parts.readAll("js/", SCRIPTS) + "})();\n";
  }

  /** The page's style sheet. */
  String style() throws IOException {
    return PageParts.baseStyle() + parts.readAll("css/", STYLES);
  }

  /** Apache ECharts, which the build takes from its Maven artifact. */
  String chartLibrary() throws IOException {
    return parts.read("echarts/echarts.min.js");
  }
}
