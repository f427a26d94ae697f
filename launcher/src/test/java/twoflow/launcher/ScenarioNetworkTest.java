package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Scenario;

class ScenarioNetworkTest {

  private static final String HEAD =
      """
      title: A
      about: B
      rows: {chat: {rows: 5, bytes: 30, seed: 1}, voip: {rows: 2, bytes: 30, seed: 1}}
      options: {client-chat: {interval: 2s}}
      proof:
        - handshake: {flow: chat, min: 1ms, max: 1s}
      """;

  @TempDir private Path folder;

  @Test
  void shouldLeaveTheNetworkAloneWhenTheScenarioDoes() throws IOException {
    assertEquals(List.of(), command(""));
  }

  @Test
  void shouldNameTheSegmentsOfBothFlowsOnBothLegs() throws IOException {
    String faults =
        """
        faults:
          - lose: {flow: voip, row: 2, chunk: 3, leg: relay-client}
          - lose: {flow: chat, row: 3, leg: client-relay, times: 2}
          - lose: {flow: chat, row: 1, leg: relay-client}
          - lose-syn: {flow: voip, times: 2}
          - lose-syn: {flow: chat, leg: relay-client}
        """;
    assertEquals(
        List.of(
            "--lose-syn 127.0.0.12:0 127.0.0.1:702",
            "--lose-syn 127.0.0.12:0 127.0.0.1:702",
            "--lose-syn 127.0.0.12:0 127.0.0.1:701",
            "--lose 127.0.0.1:701 127.0.0.12:0 ROW 0",
            "--lose 127.0.0.11:0 127.0.0.1:701 ROW 0",
            "--lose 127.0.0.11:0 127.0.0.1:701 ROW 0",
            // "| Client2 ", which row 1 has, too.
            "--lose 127.0.0.1:702 127.0.0.11:0 7c20436c69656e743220 1"),
        options(command(faults)).stream()
            .map(option -> option.replaceAll("[0-9a-f]{100,}", "ROW"))
            .toList());
  }

  @Test
  void shouldSayWhereAnOutageBeginsAndHowLongItLasts() throws IOException {
    String outage =
        """
        faults:
          - outage: {flow: voip, row: 2, chunk: 3, leg: relay-client, time: 0.25s}
        """;
    assertEquals(
        List.of("--outage 127.0.0.1:702 127.0.0.11:0 7c20436c69656e743220 1 250"),
        options(command(outage)));
  }

  @Test
  void shouldSayWhatTheLoopbackIsLike() throws IOException {
    assertEquals(
        List.of("--mtu 1500", "--port 701", "--port 702", "--rate 64kbit", "--set tcp_sack=0"),
        options(command("network: {rate: 64kbit, mtu: 1500, settings: {tcp_sack: 0}}\n")));
    assertEquals(
        List.of("--port 701", "--port 702", "--delay 50000us"),
        options(command("network: {delay: 50ms}\n")));
  }

  /** The options between the script and the command behind them, one each. */
  private static List<String> options(List<String> command) {
    assertEquals("sh", command.getFirst());
    assertEquals("network.sh", Path.of(command.get(1)).getFileName().toString());
    assertEquals("--", command.getLast());
    String all = String.join(" ", command.subList(2, command.size() - 1));
    return List.of(all.split(" (?=--)"));
  }

  private List<String> command(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yml"), HEAD + more);
    Installation lab = new Installation(folder, Optional.empty());
    return new ScenarioNetwork(Scenario.read(file))
        .command(lab, flow -> flow == Flow.CHAT ? 701 : 702);
  }
}
