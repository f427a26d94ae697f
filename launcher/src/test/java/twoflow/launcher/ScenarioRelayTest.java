package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.scenario.Scenario;

class ScenarioRelayTest {

  private static final String TEXT =
      """
      title: A
      about: B
      rows: {chat: {rows: 3, bytes: 30, seed: 1}, voip: {rows: 2, bytes: 30, seed: 1}}
      proof:
        - handshake: {flow: chat, min: 1ms, max: 1s}
      """;

  @TempDir private Path folder;

  /** A VoIP row of 30 bytes has 69 bytes of text and a newline; a chat row has 79 bytes. */
  @Test
  void shouldSayTheBytesOfTheWritesThatAreNamed() throws IOException {
    assertEquals(List.of(), arguments(""));
    assertEquals(List.of(), arguments("options: {relay: {delayed-ack: false}}\n"));
    assertEquals(List.of("--delayed-ack"), arguments("options: {relay: {delayed-ack: true}}\n"));
    assertEquals(
        List.of("--listen-after", "1500ms"), arguments("options: {relay: {listen-after: 1.5s}}\n"));
    assertEquals(
        List.of("--impair", "glue:CHAT:80..237", "--impair", "split:VOIP:61..90:3"),
        arguments(
            """
            faults:
              - glue: {flow: chat, row: 2, to-row: 3}
              - lose-syn: {flow: voip}
              - split: {flow: voip, row: 1, chunk: 7, to-row: 2, to-chunk: 2, part-bytes: 3}
            """));
  }

  private List<String> arguments(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yml"), TEXT + more);
    return new ScenarioRelay(Scenario.read(file)).arguments();
  }
}
