package twoflow.report.page;

import java.util.Arrays;
import java.util.List;
import twoflow.core.payload.Printable;
import twoflow.core.scenario.NamedFilter;
import twoflow.core.scenario.Scenario;

/**
 * What the page says of the run's scenario. A teacher's words are plain text: their control
 * characters are escaped, and nothing in them is markup.
 *
 * @param title one line
 * @param about what happens, and where to look: paragraphs
 * @param filters display filters, each with its name
 */
public record PageScenario(String title, List<String> about, List<NamedFilter> filters) {

  /** Empty lines part the paragraphs; the line breaks within one are the file's alone. */
  static PageScenario of(Scenario scenario) {
    return new PageScenario(
        Printable.message(scenario.title()),
        Arrays.stream(scenario.about().split("\\R\\s*\\R"))
            .map(paragraph -> paragraph.strip().replaceAll("\\s*\\R\\s*", " "))
            .filter(paragraph -> !paragraph.isEmpty())
            .map(Printable::message)
            .toList(),
        scenario.filters().stream()
            .map(named ->
                new NamedFilter(Printable.message(named.name()), Printable.message(named.filter())))
            .toList());
  }
}
