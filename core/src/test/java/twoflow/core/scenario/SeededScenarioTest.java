package twoflow.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;
import twoflow.core.seed.RunSeed;

/** A run's seed gives a scenario other words; what the scenario names stays where it is. */
class SeededScenarioTest {

  private static final int SEEDS = 100;

  @TempDir private Path folder;

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static List<Row> rows(Scenario scenario, Flow flow) throws IOException {
    List<Row> rows = new ArrayList<>();
    scenario.rows().get(flow).forEach(flow, row -> rows.add(row.row()));
    return rows;
  }

  private static List<Integer> lengths(List<Row> rows) {
    return rows.stream().map(row -> row.message().getBytes(StandardCharsets.UTF_8).length).toList();
  }

  @Test
  void shouldFindTheLabsScenarios() throws IOException {
    assertFalse(scenarios().isEmpty());
  }

  /** Reading checks each rule of the scenario, such as the time between two faults. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void shouldKeepWhatTheScenarioNames(Path file) throws IOException {
    Scenario plain = Scenario.read(file);
    for (int seed = 0; seed < SEEDS; seed++) {
      RunSeed run = RunSeed.of(seed);
      Scenario seeded = Scenario.read(file, Optional.of(run));
      assertEquals(plain.places().keySet(), seeded.places().keySet());
      plain
          .places()
          .forEach((name, place) -> {
            WritePlace other = seeded.place(name);
            assertEquals(place.firstSeq(), other.firstSeq(), name::toString);
            assertEquals(place.lastSeq(), other.lastSeq(), name::toString);
            assertEquals(place.dueNs(), other.dueNs(), name::toString);
          });
      for (Flow flow : plain.rows().keySet()) {
        List<Row> rows = rows(seeded, flow);
        assertEquals(lengths(rows(plain, flow)), lengths(rows));
        assertNotEquals(rows(plain, flow), rows);
        assertTrue(rows.getFirst().message().startsWith(run.marker() + " "), rows::toString);
      }
    }
  }

  @Test
  void shouldGiveAScenarioAndItsControlTheSameRows() throws IOException {
    Optional<RunSeed> seed = Optional.of(RunSeed.of(7));
    Scenario nagle = Scenario.read(Path.of("../scenarios/nagle.yml"), seed);
    Scenario control = Scenario.read(Path.of("../scenarios/nagle-control.yml"), seed);
    assertEquals(rows(nagle, Flow.VOIP), rows(control, Flow.VOIP));
  }

  @Test
  void shouldRefuseAFileThatHasTheSameRowsForAllSeeds() throws IOException {
    Files.writeString(
        folder.resolve("rows.csv"),
        "timestamp,speaker,flow,message\n2026-01-01T00:00:00,A,CHAT,x\n");
    Path file =
        Files.writeString(
            folder.resolve("own.yml"),
            """
            title: A
            about: B
            rows: {chat: rows.csv}
            proof:
              - handshake: {flow: chat, min: 1ms, max: 1s}
            """);
    assertEquals(1, rows(Scenario.read(file), Flow.CHAT).size());
    ScenarioException refused =
        assertThrows(
            ScenarioException.class, () -> Scenario.read(file, Optional.of(RunSeed.of(7))));
    assertEquals(
        file + ":3: chat: a CSV file has no other rows for a seed: generate them",
        refused.getMessage());
  }
}
