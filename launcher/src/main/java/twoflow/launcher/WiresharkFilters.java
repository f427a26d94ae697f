package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import twoflow.core.row.RowFileException;
import twoflow.core.scenario.NamedFilter;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioException;

/**
 * The display filters of a run's scenario, as Wireshark's profile holds them.
 *
 * @param filters with their names
 */
record WiresharkFilters(List<NamedFilter> filters) {

  static final WiresharkFilters NONE = new WiresharkFilters(List.of());

  /** Wireshark makes one button with a menu of all whose labels begin so. */
  private static final String MENU = "Scenario//";

  /**
   * Reads them from the scenario in a run's folder. There are none if the run has no scenario, or
   * one that cannot be read: the report says so.
   */
  static WiresharkFilters in(Path folder) throws IOException {
    if (Files.notExists(folder.resolve(Scenario.RUN_FILE))) {
      return NONE;
    }
    try {
      return new WiresharkFilters(Scenario.ofRun(folder).filters());
    } catch (ScenarioException | RowFileException e) {
      return NONE;
    }
  }

  /** The file {@code dfilters}: the bookmarks beside the display filter. */
  String bookmarks() {
    return lines(each ->
        "\"" + each.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + each.filter());
  }

  /** Lines for {@code dfilter_buttons}. */
  String buttons() {
    return lines(each -> {
      String label = quoted(MENU + each.name().replace("//", "/"));
      return "\"TRUE\"," + label + "," + quoted(each.filter()) + "," + quoted(each.filter());
    });
  }

  private String lines(Function<NamedFilter, String> line) {
    return filters.stream().map(each -> line.apply(each) + "\n").collect(Collectors.joining());
  }

  /** A text in one of Wireshark's tables. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\x5c").replace("\"", "\\x22") + "\"";
  }
}
