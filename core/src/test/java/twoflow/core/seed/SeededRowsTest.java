package twoflow.core.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import twoflow.core.pacing.TimestampOrder;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;
import twoflow.core.row.RowFile;

/** Rows from a seed: the same everywhere, other ones for each seed, and a run stays short. */
class SeededRowsTest {

  private static final int SEEDS = 1000;
  private static final int CHUNK_BYTES = 10;
  private static final long MAX_FLOW_MS = 4000;

  @TempDir private Path folder;

  private static List<SeededRows> many() {
    return LongStream.range(0, SEEDS).mapToObj(RunSeed::of).map(SeededRows::new).toList();
  }

  /**
   * A change of these bytes is a change of the contract: SeedFile has the number of its version.
   */
  @ParameterizedTest
  @CsvSource({
    "1, CHAT, da5ca06527495a8d59821008605c81434b0e0e5cc2d7958ba0450503566097bc",
    "1, VOIP, 2d6fe3c9041f7788ec34df14390b3b464b2935229170ee3e8601c9e9badc951e",
    "2, CHAT, 9f118d7fb74fdbb803fc6f3edc2aa446f050e7c1d9d204c6932965172fc1d5f9",
    "2, VOIP, abb559489e9ab36bc36dca313f8adf9e851d0293dbb4cd5177d1c05d0925d148"
  })
  void shouldMakeTheSameBytesEverywhere(long seed, Flow flow, String sha256) throws Exception {
    Path csv = folder.resolve("rows.csv");
    new SeededRows(RunSeed.of(seed)).write(flow, csv);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(csv));
    assertEquals(sha256, HexFormat.of().formatHex(hash), Files.readString(csv));
  }

  @Test
  void shouldKnowABoundOfTheBytesOnTheWire() {
    ChatFormat format = new ChatFormat(Terminator.NEWLINE);
    for (SeededRows rows : many()) {
      long bytes =
          rows.of(Flow.CHAT).stream()
              .flatMap(row -> format.writes(row).stream())
              .mapToLong(write -> write.length)
              .sum();
      assertTrue(bytes <= SeededRows.MOST_BYTES, rows::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeOtherRowsForEachSeed(Flow flow) {
    Set<List<Row>> rows = new HashSet<>();
    Set<Integer> counts = new HashSet<>();
    Set<Long> bytes = new HashSet<>();
    for (SeededRows seeded : many()) {
      List<Row> made = seeded.of(flow);
      rows.add(made);
      counts.add(made.size());
      bytes.add(bytes(made));
    }
    assertEquals(SEEDS, rows.size());
    assertEquals(Set.of(4, 5, 6, 7), counts);
    assertTrue(bytes.size() > 100, () -> "different totals: " + bytes.size());
  }

  private static long bytes(List<Row> rows) {
    return rows.stream()
        .mapToLong(row -> row.message().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** Also by the rules of --pace csv: no timestamp goes back. */
  @Test
  void shouldMakeFilesThatTheClientsTake() throws IOException {
    Path csv = folder.resolve("rows.csv");
    for (SeededRows seeded : many()) {
      for (Flow flow : Flow.values()) {
        seeded.write(flow, csv);
        RowFile file = RowFile.check(csv, flow, new TimestampOrder(Optional.empty()));
        assertEquals(seeded.of(flow).size(), file.rows());
        assertEquals(seeded.of(flow).getFirst(), file.first());
      }
    }
  }

  @Test
  void shouldKeepTheRunShort() {
    for (SeededRows seeded : many()) {
      long voipMs = 0;
      for (Row row : seeded.of(Flow.VOIP)) {
        voipMs += 50L * new VoipFormat(CHUNK_BYTES).writes(row).size() + 100;
      }
      assertTrue(voipMs <= MAX_FLOW_MS, seeded + " takes " + voipMs + " ms");
    }
  }

  /** Some have letters of two bytes, so that bytes are seen not to be characters. */
  @Test
  void shouldHaveFewLettersBeyondAscii() {
    List<Row> rows = many().stream().flatMap(seeded -> seeded.of(Flow.CHAT).stream()).toList();
    long beyond = rows.stream().filter(r -> !r.message().chars().allMatch(c -> c < 0x80)).count();
    assertTrue(beyond * 20 > rows.size(), () -> beyond + " of " + rows.size());
    assertTrue(beyond * 2 < rows.size(), () -> beyond + " of " + rows.size());
  }

  @Test
  void shouldBeginBothFlowsWithTheMarkerInOneWrite() {
    for (SeededRows seeded : many()) {
      Marker marker = seeded.seed().marker();
      for (Flow flow : Flow.values()) {
        List<Row> rows = seeded.of(flow);
        assertEquals(Optional.of(marker), Marker.in(rows.getFirst().message()));
        assertFalse(rows.subList(1, rows.size()).toString().contains(marker.text()));
      }
      Row voip = seeded.of(Flow.VOIP).getFirst();
      assertTrue(
          new VoipFormat(CHUNK_BYTES)
              .writes(voip).stream()
                  .anyMatch(
                      chunk -> new String(chunk, StandardCharsets.UTF_8).contains(marker.text())),
          voip::toString);
    }
  }
}
