package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Scenario;

class ScenarioFilesTest {

  private static final String HEAD =
      """
      title: A
      about: B
      proof:
        - handshake: {flow: chat, min: 1ms, max: 1s}
      """;

  @TempDir private Path folder;

  @Test
  void shouldHoldOneArgumentALine() throws IOException {
    Map<String, List<String>> files =
        files(
            """
            rows: {voip: {rows: 2, bytes: 4, seed: 1}}
            options:
              client-chat: {interval: 20ms, nagle: true}
              client-voip: {pace: csv, epoch: "2026-01-05T09:00:00"}
              relay: {delayed-ack: true}
            network: {mtu: 1500}
            faults:
              - split: {flow: voip, row: 2, chunk: 1, part-bytes: 3}
            """);
    assertEquals(
        List.of(
            "needs",
            "options/client-chat",
            "options/client-voip",
            "options/network",
            "options/relay",
            "scenario.yml",
            "voip_messages.csv"),
        List.copyOf(files.keySet()));
    assertEquals(List.of("private", "linux"), files.get("needs"));
    assertEquals(List.of("--interval", "20ms", "--nagle"), files.get("options/client-chat"));
    assertEquals(
        List.of("--pace", "csv", "--epoch", "2026-01-05T09:00"), files.get("options/client-voip"));
    assertEquals(
        List.of("--delayed-ack", "--impair", "split:VOIP:45..54:3"), files.get("options/relay"));
    assertEquals(List.of("--mtu", "1500"), files.get("options/network"));
    assertEquals(3, files.get("voip_messages.csv").size());
  }

  @Test
  void shouldSayThatAResetIsRight() throws IOException {
    Map<String, List<String>> files =
        files(
            """
            rows: {chat: {rows: 3, bytes: 4, seed: 1}}
            options: {client-chat: {reset-at: 2}}
            """);
    assertEquals(List.of(), files.get("needs"));
    assertEquals(List.of("--reset-at", "2"), files.get("options/client-chat"));
    for (String empty : List.of("client-voip", "relay", "network", "resets")) {
      assertEquals(List.of(), files.get("options/" + empty));
    }
  }

  private Map<String, List<String>> files(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yml"), HEAD + more);
    Path made = Files.createDirectory(folder.resolve("made"));
    new ScenarioFiles(Scenario.read(file), made).write(flow -> flow == Flow.CHAT ? 701 : 702);
    Map<String, List<String>> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(made)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(made.relativize(each).toString().replace('\\', '/'), Files.readAllLines(each));
      }
    }
    return files;
  }
}
