package twoflow.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios that cannot be used: each is refused with its line and what is wrong. */
class BadScenarioTest {

  /** A scenario without anything that goes wrong; further keys go behind it, on line 6. */
  private static final String GOOD =
      """
      title: A title
      about: What happens
      proof:
        - handshake: {flow: chat, min: 1ms, max: 20ms}
      rows: {chat: {rows: 3, bytes: 20, seed: 1}, voip: {rows: 3, bytes: 20, seed: 1}}
      """;

  @TempDir private Path folder;

  static Stream<Arguments> badFiles() {
    return Stream.of(BadScenarios.all(), BadEnds.all(), BadCalls.all()).flatMap(each -> each);
  }

  @Test
  void shouldReadTheGoodOne() throws IOException {
    Files.writeString(folder.resolve("x.yml"), GOOD);
    assertEquals("A title", Scenario.read(folder.resolve("x.yml")).title());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void shouldSayTheLineAndWhatIsWrong(String name, String text, int line, String what)
      throws IOException {
    // One byte per character: some texts are no UTF-8.
    Path file = folder.resolve("x.yml");
    Files.write(file, text.replace("GOOD\n", GOOD).getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("bad.csv"), "timestamp,speaker,flow,message\nx,A,CHAT,m\n");
    Files.writeString(
        folder.resolve("back.csv"),
        "timestamp,speaker,flow,message\n"
            + "2026-01-01T00:00:01,A,CHAT,m\n2026-01-01T00:00:00,A,CHAT,m\n");
    ScenarioException e = assertThrows(ScenarioException.class, () -> Scenario.read(file));
    assertEquals(
        file + ":" + line + ": " + what,
        e.getMessage()
            .replace(folder.resolve("bad").toString(), "bad")
            .replace(folder.resolve("back").toString(), "back")
            .replace("file " + folder + File.separator, "file "));
  }
}
