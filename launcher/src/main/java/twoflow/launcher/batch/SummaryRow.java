package twoflow.launcher.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.core.html.Html;

/** The row of a run in the page's table. */
final class SummaryRow {

  private SummaryRow() {}

  /** The heads of its columns. */
  static String heads() {
    return List.of("Run", "Student", "Verdict").stream()
            .map("<th scope=\"col\">%s</th>"::formatted)
            .collect(Collectors.joining())
        + List.of("Packets", "Lateness, median", "Lateness, 99 %", "Repeated", "Time", "Attempts")
            .stream()
            .map("<th scope=\"col\" class=\"number\">%s</th>"::formatted)
            .collect(Collectors.joining());
  }

  /** That of a run. */
  static String html(SummaryLine line) {
    StringBuilder html = new StringBuilder("<tr><th scope=\"row\">").append(link(line));
    html.append("</th><td>").append(Html.text(student(line.run()))).append("</td>");
    html.append(line.complete() ? "<td>" : "<td class=\"bad\">");
    html.append(line.verdict()).append("</td>");
    for (Figure figure :
        List.of(
            Figure.PACKETS,
            Figure.LATENESS_P50,
            Figure.LATENESS_P99,
            Figure.REPEATED,
            Figure.SECONDS)) {
      number(html, figure.of(line).map(figure::text));
    }
    number(html, line.made().map(made -> Integer.toString(made.attempts())));
    return html.append("</tr>\n").toString();
  }

  private static void number(StringBuilder html, Optional<String> text) {
    html.append("<td class=\"number\">").append(text.orElse("")).append("</td>");
  }

  private static String student(PlannedRun run) {
    return run.student()
        .map(student -> student.id() + student.name().map(name -> " " + name).orElse(""))
        .orElse("");
  }

  /** The run's own page, beside this one. */
  static String link(SummaryLine line) {
    String name = Html.text(line.run().name());
    return line.figures().isPresent()
        ? "<a href=\"%s/report.html\">%s</a>".formatted(Html.attribute(line.run().name()), name)
        : name;
  }
}
