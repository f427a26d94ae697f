package twoflow.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.seed.RunSeed;

class ScenarioTest {

  private static final String VOIP =
      """
      timestamp,speaker,flow,message
      2026-01-01T00:00:00,A,VOIP,123456789
      2026-01-01T00:00:01,A,VOIP,grüße
      """;

  private static final String TEXT =
      """
      title: Everything
      about: |
        What happens.
        Where to look.
      filters:
        - {name: Lost, filter: 'tcp.seq == 61'}
      needs: [private]
      rows:
        chat: {rows: 2, bytes: 30, seed: 7}
        voip: voice.csv
      options:
        client-chat: {interval: 2s}
        client-voip: {chunk-bytes: 16, chunk-interval: 10ms, row-gap: 1s}
      network:
        mtu: 1500
        rate: 64kbit
        settings: {tcp_sack: 0, tcp_rmem: 4096 8192 16384}
      faults:
        - lose: {flow: chat, row: 2, leg: client-relay, times: 1}
        - lose: {flow: voip, row: 2, chunk: 2, leg: relay-client}
        - lose-syn: {flow: voip, times: 3}
      proof:
        - repeated: {flow: voip, row: 2, chunk: 2, leg: relay-client, times: 1}
        - waits: {flow: chat, row: 2, leg: client-relay, factor-min: 1.8, factor-max: 2.3}
        - read-at-once: {flow: voip, row: 2, chunk: 2, leg: relay-client, chunks-min: 2}
        - duplicate-acks: {flow: voip, row: 2, chunk: 2, leg: relay-client, count: 3}
        - syn-repeated: {flow: voip, leg: client-relay, times-min: 3}
        - full-segments: {flow: chat, leg: client-relay, bytes: 1448, count-min: 2}
        - round-trip: {flow: voip, leg: client-relay, during: {flow: chat, row: 1}, factor-min: 5}
        - handshake: {flow: chat, min: 90ms, max: 0.11s}
      """;

  @TempDir private Path folder;

  private Scenario read() throws IOException {
    Files.writeString(folder.resolve("voice.csv"), VOIP);
    return Scenario.read(Files.writeString(folder.resolve("x.yml"), TEXT));
  }

  @Test
  void shouldHoldWhatTheFileSays() throws IOException {
    Scenario scenario = read();
    assertEquals("Everything", scenario.title());
    assertEquals("What happens.\nWhere to look.", scenario.about());
    assertEquals(List.of(new NamedFilter("Lost", "tcp.seq == 61")), scenario.filters());
    assertEquals(Set.of(Need.PRIVATE), scenario.needs());
    assertEquals(List.of("--interval", "2s"), scenario.options().get(Flow.CHAT).arguments());
    assertEquals(
        List.of("--chunk-bytes", "16", "--chunk-interval", "10ms", "--row-gap", "1s"),
        scenario.options().get(Flow.VOIP).arguments());
    NetworkConditions network = scenario.network();
    assertEquals(Optional.of("64kbit"), network.rate());
    assertEquals(OptionalInt.of(1500), network.mtuBytes());
    assertEquals("{tcp_sack=0, tcp_rmem=4096 8192 16384}", network.settings().toString());
    WriteName chunk = new WriteName(Flow.VOIP, 2, 2);
    assertEquals(
        List.of(
            new Fault.LoseSyn(Flow.VOIP, ScenarioLeg.CLIENT_RELAY, 3),
            new Fault.Lose(new WriteName(Flow.CHAT, 2, 1), ScenarioLeg.CLIENT_RELAY, 1),
            new Fault.Lose(chunk, ScenarioLeg.RELAY_CLIENT, 1)),
        scenario.faults());
    assertEquals(8, scenario.proofs().size());
    assertEquals(
        new Proof.Handshake(Flow.CHAT, Duration.ofMillis(90), Duration.ofMillis(110)),
        scenario.proofs().getLast());
  }

  /** The first row has 42 bytes of text: chunks of 16, 16 and 10, and a newline. */
  @Test
  void shouldFindTheWritesByTheirNames() throws IOException {
    Scenario scenario = read();
    WritePlace place = scenario.place(new WriteName(Flow.VOIP, 2, 2));
    assertEquals(5, place.index());
    assertEquals(43 + 1 + 16, place.firstSeq());
    assertEquals(43 + 32, place.lastSeq());
    assertEquals(16, place.bytes());
    // Three intervals, a gap, an interval; the next write is an interval later.
    assertEquals(30_000_000L + 1_000_000_000L + 10_000_000L, place.dueNs());
    assertEquals(10_000_000L, place.nextDueNs() - place.dueNs());
    // ":01 | A | VOIP |": the row before has another second.
    assertEquals(new WritePattern("3a3031207c2041207c20564f4950207c", 0), place.pattern());
    WritePlace last = scenario.place(new WriteName(Flow.CHAT, 2, 1));
    assertEquals(1, last.index());
    assertEquals(2_000_000_000L, last.dueNs());
    assertEquals(Long.MAX_VALUE, last.nextDueNs());
  }

  /** All rows begin with the same ten bytes, and end with the same newline. */
  @Test
  void shouldCountTheWritesWithTheSameBytes() throws IOException {
    String text =
        """
        title: A
        about: B
        rows: {voip: {rows: 4, bytes: 20, seed: 1}, chat: {rows: 3, bytes: 200, seed: 1}}
        proof:
          - repeated: {flow: voip, row: 3, chunk: 1, leg: client-relay, times: 1}
          - repeated: {flow: voip, row: 3, chunk: 7, leg: client-relay, times: 1}
          - repeated: {flow: voip, row: 3, chunk: 2, leg: client-relay, times: 1}
          - repeated: {flow: chat, row: 3, leg: client-relay, times: 1}
        """;
    Scenario scenario = Scenario.read(Files.writeString(folder.resolve("x.yml"), text));
    assertEquals(
        new WritePattern("323032362d30312d3035", 2),
        scenario.place(new WriteName(Flow.VOIP, 3, 1)).pattern());
    assertEquals(
        new WritePattern("0a", 2), scenario.place(new WriteName(Flow.VOIP, 3, 7)).pattern());
    assertEquals(0, scenario.place(new WriteName(Flow.VOIP, 3, 2)).pattern().earlier());
    WritePattern chat = scenario.place(new WriteName(Flow.CHAT, 3, 1)).pattern();
    assertEquals(200, chat.hex().length());
    assertEquals(0, chat.earlier());
  }

  @Test
  void shouldFindTheSameWritesInTheRunsCopies() throws IOException {
    Scenario scenario = read();
    Path run = Files.createDirectories(folder.resolve("run"));
    for (Flow flow : Flow.values()) {
      scenario.rows().get(flow).write(flow, run.resolve(flow.csvName()));
    }
    Files.copy(scenario.file(), run.resolve(Scenario.RUN_FILE));
    assertEquals(scenario.places(), Scenario.ofRun(run).places());
  }

  @Test
  void shouldGenerateTheSameRowsForTheSameSeed() throws IOException {
    Path csv = folder.resolve("generated.csv");
    new GeneratedRows(2, 30, 7, Optional.empty()).write(Flow.CHAT, csv);
    assertEquals(
        """
        timestamp,speaker,flow,message
        2026-01-05T09:00:00,Client1,CHAT,end bright up day train walnut
        2026-01-05T09:00:01,Client1,CHAT,compass tomato smooth midnight
        """,
        Files.readString(csv));
    assertEquals(2, RowFile.check(csv, Flow.CHAT, RowCheck.NONE).rows());
  }

  /** The launcher gives the capture as much room as the longest packet may need. */
  @ParameterizedTest
  @EnumSource
  void shouldKnowABoundOfTheBytesOnTheWire(Flow flow) throws IOException {
    GeneratedRows rows = new GeneratedRows(50, 30, 7, Optional.of(RunSeed.of(3)));
    WireFormat format = flow == Flow.CHAT ? new ChatFormat(Terminator.NEWLINE) : new VoipFormat(10);
    AtomicLong bytes = new AtomicLong();
    rows.forEach(
        flow, row -> format.writes(row.row()).forEach(write -> bytes.addAndGet(write.length)));
    assertTrue(bytes.get() <= rows.mostBytes().getAsLong(), bytes::toString);
    assertTrue(bytes.get() * 2 > rows.mostBytes().getAsLong(), bytes::toString);
  }

  private Scenario withOptions(String options) throws IOException {
    String text =
        """
        title: A
        about: B
        rows: {chat: {rows: 5, bytes: 20, seed: 1}, voip: {rows: 5, bytes: 20, seed: 1}}
        proof:
          - handshake: {flow: chat, min: 1ms, max: 1s}
        options:
        """;
    return Scenario.read(Files.writeString(folder.resolve("x.yml"), text + options));
  }

  /** Who ends a connection decides how far its rows come. */
  @Test
  void shouldSayWhereAFlowEndsEarly() throws IOException {
    Scenario none = withOptions("  client-chat: {interval: 1s}\n");
    assertEquals(Optional.empty(), none.earlyEnd(Flow.CHAT));
    assertFalse(none.resets());
    Scenario reset = withOptions("  client-voip: {reset-at: 3}\n");
    assertEquals(Optional.of(new EarlyEnd("reset-at: 3", 2, 2, 2)), reset.earlyEnd(Flow.VOIP));
    assertEquals(Optional.empty(), reset.earlyEnd(Flow.CHAT));
    assertTrue(reset.resets());
    Scenario unread = withOptions("  client-voip: {close-unread-at: 3}\n");
    EarlyEnd lost = unread.earlyEnd(Flow.CHAT).orElseThrow();
    assertEquals(new EarlyEnd("close-unread-at: 3", 3, 3, 2), lost);
    Scenario closed = withOptions("  client-voip: {close-at: 3}\n");
    assertEquals(Optional.of(new EarlyEnd("close-at: 3", 4, 3, 2)), closed.earlyEnd(Flow.CHAT));
    assertEquals(Optional.empty(), closed.earlyEnd(Flow.VOIP));
  }

  /** Options without a value are there or not. */
  @Test
  void shouldPassTheOptionsOfAnExchangeOn() throws IOException {
    Scenario scenario =
        withOptions(
            "  client-voip: {await-reply: true, nagle: false}\n  client-chat: {echo: true}\n");
    assertEquals(List.of("--await-reply"), scenario.options().get(Flow.VOIP).arguments());
    assertEquals(List.of("--echo"), scenario.options().get(Flow.CHAT).arguments());
  }

  @Test
  void shouldNeedLinuxForWhatOnlyPacketsShow() throws IOException {
    assertEquals(Set.of(), withOptions("  client-chat: {interval: 1s}\n").needs());
    assertEquals(Set.of(Need.LINUX), withOptions("  relay: {delayed-ack: true}\n").needs());
    String text = "title: A\nabout: B\nneeds: [linux]\nproof:\n  - %s\n";
    for (String proof :
        List.of(
            "keep-alive: {flow: chat, leg: client-relay, probes-min: 1}",
            "window-closed: {flow: chat, leg: client-relay, min: 1s}",
            "ack-delay: {flow: chat, leg: client-relay, longest-min: 1s}",
            "refused: {flow: chat, attempts-min: 1}")) {
      String undeclared = text.formatted(proof).replace("needs: [linux]\n", "");
      Path file = Files.writeString(folder.resolve("x.yml"), undeclared);
      assertEquals(Set.of(Need.LINUX), Scenario.read(file).needs(), proof);
    }
    String exchange = text.formatted("exchange: {flow: chat, median-min: 30ms}");
    Path declared = Files.writeString(folder.resolve("x.yml"), exchange);
    assertEquals(Set.of(Need.LINUX), Scenario.read(declared).needs());
  }
}
