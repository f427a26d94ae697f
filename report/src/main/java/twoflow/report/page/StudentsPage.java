package twoflow.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.core.html.Html;
import twoflow.core.payload.Printable;

/**
 * Writes {@code students.html}: what a run is, and how to begin, for those who are to find out the
 * rest. It is made only from the run's name, its scenario's words and the relay's ports: no row,
 * frame, stream, sequence number, time or count of the capture is in it.
 */
public final class StudentsPage {

  /** The file's name in the run's folder. */
  public static final String NAME = "students.html";

  private static final String WORKSHEET = "lesson/worksheet.html";

  private final RunAnalysis run;
  private final PageResources resources = new PageResources();

  /** The page of a run of the two flows. */
  public StudentsPage(RunAnalysis run) {
    this.run = run;
  }

  /** Writes the page, UTF-8. Whatever words the run holds are shown as text. */
  public void write(OutputStream out) throws IOException {
    String capture = run.files().capture().getFileName().toString();
    Map<String, String> parts =
        Map.of(
            "run", Html.text(run.files().run()),
            "style", resources.style(),
            "scenario", run.scenario().map(PageScenario::of).map(StudentsPage::scenario).orElse(""),
            "flows", flows(),
            "capture", Html.text(Printable.of(capture)),
            "capture-href", Html.attribute(PageFiles.href(capture)),
            "worksheet", worksheet());
    String page = Html.fill(resources.studentsTemplate(), parts);
    out.write(page.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String scenario(PageScenario scenario) {
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"scenario\" class=\"card\" aria-labelledby=\"scenario-title\">\n")
        .append("<p class=\"product\">Scenario</p>\n<h2 id=\"scenario-title\">")
        .append(Html.text(scenario.title()))
        .append("</h2>\n");
    scenario
        .about()
        .forEach(text -> html.append("<p class=\"about\">" + Html.text(text) + "</p>\n"));
    if (!scenario.filters().isEmpty()) {
      html.append("<dl class=\"filters\">\n");
      scenario
          .filters()
          .forEach(named ->
              html.append("<div><dt>")
                  .append(Html.text(named.name()))
                  .append("</dt><dd><code>")
                  .append(Html.text(named.filter()))
                  .append("</code></dd></div>\n"));
      html.append("</dl>\n");
    }
    return html.append("</section>\n").toString();
  }

  private String flows() {
    List<List<String>> lines =
        Stream.of(
                line("CHAT", "the chat", "client-chat", "client-voip"),
                line("VOIP", "the voice", "client-voip", "client-chat"))
            .flatMap(List::stream)
            .toList();
    return Html.table(
        List.of("Flow", "Sent by", "Received by", "Port of the relay", "Display filter"), lines);
  }

  private List<List<String>> line(String flow, String name, String sender, String receiver) {
    return run.capture().connections().stream()
        .filter(connection -> connection.flow().equals(flow))
        .map(LabConnection::relay)
        .map(relay -> Integer.toString(relay.port()))
        .distinct()
        .map(port -> List.of(name, sender, receiver, port, "tcp.port == " + port))
        .toList();
  }

  private String worksheet() {
    return Files.isRegularFile(run.files().folder().resolve(WORKSHEET))
        ? "<p class=\"about\">The questions are on <a href=\"./"
            + WORKSHEET
            + "\">the worksheet</a>, to fill in here or on paper.</p>\n"
        : "";
  }
}
