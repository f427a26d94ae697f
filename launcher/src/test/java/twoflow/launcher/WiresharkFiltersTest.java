package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.scenario.NamedFilter;

class WiresharkFiltersTest {

  private static final WiresharkFilters FILTERS =
      new WiresharkFilters(
          List.of(
              new NamedFilter("The \"voice\" \\ client//relay", "twoflow.flow == \"VOIP\""),
              new NamedFilter("RST", "tcp.flags.reset == 1")));

  @TempDir private Path folder;

  @Test
  void shouldWriteBookmarks() {
    assertEquals(
        """
        "The \\"voice\\" \\\\ client//relay" twoflow.flow == "VOIP"
        "RST" tcp.flags.reset == 1
        """,
        FILTERS.bookmarks());
  }

  @Test
  void shouldWriteOneButtonWithAMenu() {
    String voice = "\"twoflow.flow == \\x22VOIP\\x22\"";
    assertEquals(
        "\"TRUE\",\"Scenario//The \\x22voice\\x22 \\x5c client/relay\","
            + voice
            + ","
            + voice
            + "\n"
            + "\"TRUE\",\"Scenario//RST\",\"tcp.flags.reset == 1\",\"tcp.flags.reset == 1\"\n",
        FILTERS.buttons());
  }

  @Test
  void shouldHaveNoneWithoutAScenarioThatCanBeRead() throws IOException {
    assertEquals(WiresharkFilters.NONE, WiresharkFilters.in(folder));
    Files.writeString(folder.resolve("scenario.yml"), "title: [\n");
    assertEquals(WiresharkFilters.NONE, WiresharkFilters.in(folder));
  }
}
