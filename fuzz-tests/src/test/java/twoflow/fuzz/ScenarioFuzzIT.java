package twoflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.core.scenario.Fault;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioException;
import twoflow.testsupport.GoldenRun;

/** Whatever a run's scenario has, it is read, or a {@link ScenarioException} says its line. */
class ScenarioFuzzIT {

  private static final String HEAD =
      """
      title: A
      about: |
        B
      rows:
        chat: {rows: 4, bytes: 20, seed: 1}
        voip: x.csv
      """;

  private final Path run;

  ScenarioFuzzIT() throws IOException {
    Path folder = Files.createTempDirectory("scenario");
    folder.toFile().deleteOnExit();
    run = GoldenRun.copyTo(folder.resolve("run"));
  }

  static Stream<byte[]> files() {
    return Stream.of(
            HEAD
                + """
                needs: [private]
                options: {client-voip: {pace: csv, speed: 2.0, chunk-bytes: 20}}
                network: {rate: 64kbit, mtu: 1500, settings: {tcp_sack: 0}}
                faults:
                  - lose: {flow: voip, row: 1, chunk: 2, leg: client-relay}
                  - lose-syn: {flow: voip, times: 2}
                proof:
                  - repeated: {flow: voip, row: 1, chunk: 2, leg: client-relay, times: 1}
                """,
            HEAD
                + """
                options: {client-voip: {codec: pcma, voice: tones, frame: 30ms, row-gap: 1s}}
                faults:
                  - outage: {flow: voip, row: 2, chunk: 3, leg: client-relay, time: 250ms}
                proof:
                  - late-packets: {leg: client-relay, playout: 60ms, packets-min: 1, packets-max: 9}
                """,
            HEAD
                + """
                filters: [{name: a, filter: "tcp.len > 0"}]
                options: {client-chat: {interval: 2s}}
                faults:
                  - lose: {flow: chat, row: 2, leg: relay-client, times: 2}
                proof:
                  - waits: {flow: chat, row: 2, leg: relay-client, factor-min: 1.8, factor-max: 2.3}
                  - round-trip: {flow: voip, leg: client-relay, during: {flow: chat, row: 1}, factor-min: 5}
                  - handshake: {flow: chat, min: 1ms, max: 20ms}
                """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({"- ", ": ", "{", "}", "[", "*a", "&a", "!!int", "---", "|", "0x1F", ".inf"})
  @MethodSource("files")
  @FuzzTest
  void shouldBeReadOrSayWhichLineIsWrong(byte[] content) throws IOException {
    Path file = Files.write(run.resolve(Scenario.RUN_FILE), content);
    try {
      Scenario scenario = Scenario.ofRun(run);
      assertTrue(!scenario.proofs().isEmpty());
      for (Fault fault : scenario.faults()) {
        if (fault instanceof Fault.AtWrite atWrite) {
          assertTrue(scenario.place(atWrite.write()).bytes() > 0);
        }
      }
    } catch (ScenarioException declared) {
      assertTrue(declared.getMessage().startsWith(file + ":"), declared.getMessage());
      assertEquals(1, declared.getMessage().lines().count(), declared.getMessage());
    }
  }
}
