package twoflow.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
      List.of("base.css", "layout.css", "verdict.css", "charts.css", "table.css", "print.css");

  /** The page with a place for each part. */
  String template() throws IOException {
    return read("page.html");
  }

  /** The page of the introductory demo, with a place for each part. */
  String chatDemoTemplate() throws IOException {
    return read("chat-demo.html");
  }

  /** The page's own code, as one script of one scope. */
  String script() throws IOException {
    return "(() => {\n'use strict';\n" + readAll("js/", SCRIPTS) + "})();\n";
  }

  /** The page's style sheet. */
  String style() throws IOException {
    return readAll("css/", STYLES);
  }

  /** Apache ECharts, which the build takes from its Maven artifact. */
  String chartLibrary() throws IOException {
    return read("echarts/echarts.min.js");
  }

  private static String readAll(String folder, List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(read(folder + name)).append('\n');
    }
    return all.toString();
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PageResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the report's jar lacks " + name + ": build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
